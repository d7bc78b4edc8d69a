package dev.larch.iam.oauth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A refusal of the token endpoint, in the words of RFC 6749, section 5.2. */
final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The refusal on the wire. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Body(String error, String errorDescription) {}

    private final int status;
    private final String error;
    private final String description;

    private OAuthException(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description);
    }

    static OAuthException unsupportedGrantType() {
        return new OAuthException(400, "unsupported_grant_type", "Only client_credentials is offered.");
    }

    /** The same words for a client that does not exist and for a wrong secret. */
    static OAuthException invalidClient() {
        return new OAuthException(401, "invalid_client", "The client is unknown or its secret is wrong.");
    }

    int status() {
        return status;
    }

    Body body() {
        return new Body(error, description);
    }
}
