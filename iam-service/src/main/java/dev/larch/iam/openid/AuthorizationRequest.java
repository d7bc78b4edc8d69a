package dev.larch.iam.openid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question with which a browser is sent to a provider (code flow with PKCE).
 *
 * @param loginHint the address that the person has typed; null when he has not
 * @param fresh whether the provider must ask for the password whoever is signed in there
 */
public record AuthorizationRequest(
        String clientId,
        String redirectUri,
        List<String> scopes,
        Secrets secrets,
        @Nullable String loginHint,
        boolean fresh) {

    /** What ties the answer to the question. */
    public record Secrets(String state, String nonce, String challenge) {

        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }

    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** Where the browser goes. */
    public URI at(ProviderMetadata provider) {
        var endpoint = provider.authorizationEndpoint().toString();
        var query = parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + query);
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", String.join(" ", scopes));
        parameters.put("state", secrets.state());
        parameters.put("nonce", secrets.nonce());
        parameters.put("code_challenge", secrets.challenge());
        parameters.put("code_challenge_method", "S256");
        if (loginHint != null) {
            parameters.put("login_hint", loginHint);
        }
        if (fresh) {
            parameters.put("prompt", "login");
            parameters.put("max_age", "0");
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
