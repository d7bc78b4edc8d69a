package dev.larch.iam.openid;

import org.jspecify.annotations.Nullable;

/** A provider did not do its part. The message is for the owner of the connection and quotes no token. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    ProviderException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    ProviderException(Fault fault, String message) {
        this(fault, message, null);
    }

    public Fault fault() {
        return fault;
    }

    /** The message; an exception made here always has one. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
