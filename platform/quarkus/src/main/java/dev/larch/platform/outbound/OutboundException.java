package dev.larch.platform.outbound;

import org.jspecify.annotations.Nullable;

/** A call that did not come about. The message is for people and holds nothing of the answer. */
public final class OutboundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The address is none that may be called. */
        REFUSED,
        /** Nobody answered in time, or not over a connection that can be trusted. */
        UNREACHABLE,
        /** The answer is not what was asked for. */
        UNUSABLE
    }

    private final Reason reason;

    private OutboundException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static OutboundException refused(String message) {
        return new OutboundException(Reason.REFUSED, message, null);
    }

    static OutboundException unreachable(String message, Throwable cause) {
        return new OutboundException(Reason.UNREACHABLE, message, cause);
    }

    static OutboundException unusable(String message) {
        return new OutboundException(Reason.UNUSABLE, message, null);
    }
}
