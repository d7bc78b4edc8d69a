package dev.larch.iam.openid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import dev.larch.platform.outbound.OutboundReply;
import dev.larch.platform.outbound.OutboundRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Trades the code that a browser brought for the ID token. */
@ApplicationScoped
public class CodeExchange {

    /** The code with what proves that this service asked for it. */
    public record Grant(String code, String verifier, String redirectUri) {

        @Override
        public String toString() {
            return "Grant[***]";
        }
    }

    private final OutboundClient client;

    CodeExchange(OutboundClient client) {
        this.client = client;
    }

    /** The ID token, not yet checked; fails with {@link ProviderException}. */
    public Uni<String> trade(ProviderMetadata provider, ClientCredential credential, Grant grant) {
        return client.send(request(provider, credential, grant))
                .map(CodeExchange::idToken)
                .onFailure(OutboundException.class)
                .transform(cause ->
                        new ProviderException(Fault.PROVIDER_ANSWER, String.valueOf(cause.getMessage()), cause));
    }

    private static OutboundRequest request(ProviderMetadata provider, ClientCredential credential, Grant grant) {
        var fields = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", grant.code(),
                "code_verifier", grant.verifier(),
                "redirect_uri", grant.redirectUri()));
        var methods = provider.clientAuthentication();
        if (methods.contains("client_secret_post") && !methods.contains("client_secret_basic")) {
            fields.put("client_id", credential.id());
            fields.put("client_secret", credential.secret());
            return OutboundRequest.form(provider.tokenEndpoint(), fields);
        }
        return OutboundRequest.form(provider.tokenEndpoint(), fields).with("Authorization", basic(credential));
    }

    private static String idToken(OutboundReply reply) {
        if (reply.status() == 400 || reply.status() == 401) {
            var error = reply.json().path("error").asText();
            throw new ProviderException(
                    Fault.PROVIDER_GRANT,
                    "The provider refuses the code: %s."
                            .formatted(error.matches("[a-z_]{1,40}") ? error : "without a reason"));
        }
        var token = reply.status() == 200 ? text(reply.json().path("id_token")) : "";
        if (token.isEmpty()) {
            throw new ProviderException(
                    Fault.PROVIDER_ANSWER,
                    "The provider's token endpoint answers %d without an ID token.".formatted(reply.status()));
        }
        return token;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    private static String basic(ClientCredential credential) {
        var pair = encode(credential.id()) + ":" + encode(credential.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
