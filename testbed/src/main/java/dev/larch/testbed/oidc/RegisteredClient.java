package dev.larch.testbed.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** A client of the provider, registered and changed by the protocols made for that (RFC 7591 and 7592). */
public final class RegisteredClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "registration_client_uri";
    private static final String TOKEN = "registration_access_token";
    private static final List<String> NOT_TO_BE_SENT_BACK =
            List.of(ADDRESS, TOKEN, "client_id_issued_at", "client_secret_expires_at");

    private final Registry registry;
    private ObjectNode metadata;

    private RegisteredClient(Registry registry, ObjectNode metadata) {
        this.registry = registry;
        this.metadata = metadata;
    }

    static RegisteredClient register(Registry registry, Consumer<ObjectNode> metadata) {
        var request = JSON.createObjectNode();
        metadata.accept(request);
        return new RegisteredClient(registry, read(registry.send("POST", registry.address(), "", request.toString())));
    }

    public String id() {
        return metadata.path("client_id").asText();
    }

    public String secret() {
        return metadata.path("client_secret").asText();
    }

    /** What the provider holds about it. */
    public ObjectNode metadata() {
        return metadata.deepCopy();
    }

    public void change(Consumer<ObjectNode> change) {
        var token = metadata.path(TOKEN).asText();
        var request = metadata.deepCopy().remove(NOT_TO_BE_SENT_BACK);
        change.accept(request);
        metadata = read(registry.send("PUT", URI.create(metadata.path(ADDRESS).asText()), token, request.toString()));
    }

    /** It holds secrets. */
    @Override
    public String toString() {
        return "RegisteredClient[" + id() + "]";
    }

    private static ObjectNode read(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
