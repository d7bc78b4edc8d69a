package dev.larch.iam.openid;

import org.jspecify.annotations.Nullable;

/** A provider did not do its part. The message is for the owner of the connection and quotes no token. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outage;

    private ProviderException(boolean outage, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.outage = outage;
    }

    /** Whether it may be better later: the provider cannot be reached, or is not as it should be. */
    public boolean isOutage() {
        return outage;
    }

    static ProviderException outage(String message, @Nullable Throwable cause) {
        return new ProviderException(true, message, cause);
    }

    static ProviderException refused(String message) {
        return new ProviderException(false, message, null);
    }

    /** The message; an exception made here always has one. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
