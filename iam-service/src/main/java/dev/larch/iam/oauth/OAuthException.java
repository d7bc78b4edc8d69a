package dev.larch.iam.oauth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A refusal of an OAuth endpoint, in the words of RFC 6749, section 5.2. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The refusal on the wire. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Body(String error, String errorDescription) {}

    private final int status;
    private final String error;
    private final long retryAfterSeconds;

    private OAuthException(int status, String error, String description, long retryAfterSeconds) {
        super(description);
        this.status = status;
        this.error = error;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description, 0);
    }

    static OAuthException unsupportedGrantType() {
        return new OAuthException(
                400, "unsupported_grant_type", "Only client_credentials and token-exchange are offered.", 0);
    }

    /** The same words for a client that does not exist and for a wrong secret. */
    static OAuthException invalidClient() {
        return new OAuthException(401, "invalid_client", "The client is unknown or its secret is wrong.", 0);
    }

    /** The same words whatever is wrong with a token that was to be exchanged (RFC 8693, section 2.2.2). */
    static OAuthException invalidSubjectToken() {
        return new OAuthException(400, "invalid_request", "The subject token is not accepted for this client.", 0);
    }

    static OAuthException tooManyRequests(long retryAfterSeconds) {
        return new OAuthException(
                429, "temporarily_unavailable", "Too many requests. Try again later.", retryAfterSeconds);
    }

    int status() {
        return status;
    }

    /** When to come again, or 0 when waiting changes nothing. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    Body body() {
        return new Body(error, String.valueOf(getMessage()));
    }
}
