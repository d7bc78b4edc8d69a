package dev.larch.iam.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A granted access token (RFC 6749, section 5.1). */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenResponse(String accessToken, String tokenType, long expiresIn) {

    public static final String BEARER = "Bearer";

    /** The value of the Authorization header that shows the token. */
    String header() {
        return tokenType + " " + accessToken;
    }

    @Override
    public String toString() {
        return "TokenResponse[accessToken=***, expiresIn=" + expiresIn + "]";
    }
}
