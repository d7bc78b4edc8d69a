package dev.larch.platform.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.credential.TokenVerifier;

/** The client credentials grant of RFC 6749, section 4.4, as a JSON body. */
@JsonNaming(SnakeCaseStrategy.class)
public record ClientCredentials(String clientId, String clientSecret, String grantType, String audience) {

    static ClientCredentials ofService(String name, String secret, String callee) {
        return new ClientCredentials(name, secret, "client_credentials", TokenVerifier.audienceOf(callee));
    }

    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret=***]";
    }
}
