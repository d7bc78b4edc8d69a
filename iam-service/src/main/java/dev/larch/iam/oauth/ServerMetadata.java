package dev.larch.iam.oauth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** What this authorization server offers, in the words of RFC 8414. */
@JsonNaming(SnakeCaseStrategy.class)
public record ServerMetadata(
        String issuer,
        String tokenEndpoint,
        String introspectionEndpoint,
        String jwksUri,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthMethodsSupported,
        List<String> responseTypesSupported) {

    public ServerMetadata {
        grantTypesSupported = List.copyOf(grantTypesSupported);
        tokenEndpointAuthMethodsSupported = List.copyOf(tokenEndpointAuthMethodsSupported);
        introspectionEndpointAuthMethodsSupported = List.copyOf(introspectionEndpointAuthMethodsSupported);
        responseTypesSupported = List.copyOf(responseTypesSupported);
    }
}
