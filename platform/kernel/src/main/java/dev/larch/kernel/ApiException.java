package dev.larch.kernel;

import java.util.Objects;

/** A failure that is answered to the caller: a code of the catalogue and a message written for people. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String publicMessage;

    ApiException(ErrorCode code, String message) {
        super(message);
        this.code = code;
        this.publicMessage = message;
    }

    ApiException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.publicMessage = message;
    }

    public ErrorCode code() {
        return code;
    }

    /** What the caller may read. */
    public String publicMessage() {
        return Objects.requireNonNull(publicMessage);
    }
}
