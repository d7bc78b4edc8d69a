package dev.larch.kernel;

/**
 * The closed list of ways in which a call can fail. The name is the value on the wire; the numbers are the HTTP status
 * and the gRPC status code (google.rpc.Code) that go with it.
 */
public enum ErrorCode {
    INVALID_ARGUMENT(400, 3),
    OUT_OF_RANGE(400, 11),
    UNAUTHENTICATED(401, 16),
    PERMISSION_DENIED(403, 7),
    FORBIDDEN(403, 7),
    QUOTA_EXCEEDED(403, 8),
    NOT_FOUND(404, 5),
    METHOD_NOT_ALLOWED(405, 12),
    NOT_ACCEPTABLE(406, 3),
    ALREADY_EXISTS(409, 6),
    ABORTED(409, 10),
    FAILED_PRECONDITION(412, 9),
    PAYLOAD_TOO_LARGE(413, 8),
    UNSUPPORTED_MEDIA_TYPE(415, 3),
    RESOURCE_EXHAUSTED(429, 8),
    UNKNOWN(500, 2),
    UNIMPLEMENTED(501, 12),
    UNAVAILABLE(503, 14);

    private final int httpStatus;
    private final int grpcCode;

    ErrorCode(int httpStatus, int grpcCode) {
        this.httpStatus = httpStatus;
        this.grpcCode = grpcCode;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public int grpcCode() {
        return grpcCode;
    }

    /** Whether the fault is Larch's and not the caller's: then its cause is logged and never shown. */
    public boolean isServerFault() {
        return httpStatus >= 500;
    }

    /** Makes the failure that a service raises; the message is shown to the caller as it is. */
    public ApiException because(String message) {
        return new ApiException(this, message);
    }

    /** The same, keeping the cause for the log; the caller never sees it. */
    public ApiException because(String message, Throwable cause) {
        return new ApiException(this, message, cause);
    }

    /** The code for an HTTP status that a framework raised by itself. */
    public static ErrorCode ofHttpStatus(int status) {
        for (var code : values()) {
            if (code.httpStatus == status) {
                return code;
            }
        }
        return status >= 500 ? UNKNOWN : INVALID_ARGUMENT;
    }
}
