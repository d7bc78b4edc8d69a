package dev.larch.iam.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A granted access token (RFC 6749, section 5.1). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenResponse(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String issuedTokenType) {

    public static final String BEARER = "Bearer";
    public static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    static TokenResponse of(String accessToken, long expiresIn) {
        return new TokenResponse(accessToken, BEARER, expiresIn, null);
    }

    /** The same, as the answer to a token exchange (RFC 8693, section 2.2.1). */
    public TokenResponse fromExchange() {
        return new TokenResponse(accessToken, tokenType, expiresIn, ACCESS_TOKEN);
    }

    /** The value of the Authorization header that shows the token. */
    String header() {
        return tokenType + " " + accessToken;
    }

    @Override
    public String toString() {
        return "TokenResponse[accessToken=***, expiresIn=" + expiresIn + "]";
    }
}
