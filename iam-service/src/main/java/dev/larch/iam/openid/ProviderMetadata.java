package dev.larch.iam.openid;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param sendsIssuer whether it names itself in its answers (RFC 9207)
 */
public record ProviderMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        Set<String> clientAuthentication,
        boolean sendsIssuer) {

    public ProviderMetadata {
        clientAuthentication = Set.copyOf(clientAuthentication);
    }

    /** Reads the document; fails with {@link ProviderException} that says what is wrong with it. */
    static ProviderMetadata read(String issuer, JsonNode document) {
        if (!issuer.equals(document.path("issuer").asText())) {
            throw new ProviderException(
                    Fault.PROVIDER_DISCOVERY,
                    "The provider's discovery document names another issuer than the connection.");
        }
        var types = texts(document.path("response_types_supported"));
        var challenges = texts(document.path("code_challenge_methods_supported"));
        if (!types.isEmpty() && !types.contains("code")) {
            throw new ProviderException(Fault.PROVIDER_DISCOVERY, "The provider does not offer the code flow.");
        }
        if (!challenges.isEmpty() && !challenges.contains("S256")) {
            throw new ProviderException(Fault.PROVIDER_DISCOVERY, "The provider does not offer PKCE with S256.");
        }
        return new ProviderMetadata(
                issuer,
                uri(document, "authorization_endpoint"),
                uri(document, "token_endpoint"),
                uri(document, "jwks_uri"),
                texts(document.path("token_endpoint_auth_methods_supported")),
                document.path("authorization_response_iss_parameter_supported").asBoolean());
    }

    private static URI uri(JsonNode document, String field) {
        try {
            return URI.create(document.required(field).asText());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    Fault.PROVIDER_DISCOVERY, "The provider's discovery document has no usable %s.".formatted(field));
        }
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
