package dev.larch.testbed.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** The administrator of one realm, over Keycloak's own REST API: what he would click in its console. */
public final class KeycloakAdmin {

    static final String USER = "admin";
    static final String PASSWORD = "admin-of-the-testbed";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private final String realm;

    KeycloakAdmin(String server, String realm) {
        this.server = server;
        this.realm = realm;
    }

    /** Reads what stands below the realm's administration address; the path begins with a slash or is empty. */
    public JsonNode get(String path) {
        return json(send("GET", path, "application/json", ""));
    }

    public JsonNode post(String path, JsonNode body) {
        return json(send("POST", path, "application/json", body.toString()));
    }

    /** Sends a document that is not JSON, such as SAML metadata. */
    public JsonNode postText(String path, String body) {
        return json(send("POST", path, "text/plain", body));
    }

    public void put(String path, JsonNode body) {
        send("PUT", path, "application/json", body.toString());
    }

    public void delete(String path) {
        send("DELETE", path, "application/json", "");
    }

    /** Changes a client, such as the addresses to which it may send people back. */
    public void changeClient(String clientId, Consumer<ObjectNode> change) {
        var client = (ObjectNode) get("/clients?clientId=" + encode(clientId)).get(0);
        change.accept(client);
        put("/clients/" + client.path("id").asText(), client);
    }

    /** The internal id of a user. */
    public String userId(String username) {
        return get("/users?exact=true&username=" + encode(username))
                .path(0)
                .path("id")
                .asText();
    }

    /** Ends every session of a user, which also tells the clients that asked to be told. */
    public void logOut(String username) {
        post("/users/" + userId(username) + "/logout", JSON.createObjectNode());
    }

    /** Makes a new signing key that is used from now on; the ones before stay published. */
    public void rotateSigningKey() {
        var key = JSON.createObjectNode()
                .put("name", "rsa-" + System.nanoTime())
                .put("providerId", "rsa-generated")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", get("").path("id").asText());
        key.putObject("config").putArray("priority").add(Long.toString(System.currentTimeMillis() / 1000));
        ((ObjectNode) key.get("config")).putArray("keySize").add("2048");
        post("/components", key);
    }

    /** Lets users of the realm have attributes beyond the ones of their profile, such as groups. */
    public void allowUnmanagedAttributes() {
        var profile = (ObjectNode) get("/users/profile");
        put("/users/profile", profile.put("unmanagedAttributePolicy", "ENABLED"));
    }

    /** An empty JSON object, to be filled and sent. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private String send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(server + "/admin/realms/" + realm + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request);
    }

    private String token() {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s".formatted(USER, PASSWORD);
        var request = HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return json(send(request)).path("access_token").asText();
    }

    private static String send(HttpRequest.Builder request) {
        var built = request.timeout(LIMIT).build();
        try {
            var reply = CLIENT.send(built, BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(built.uri(), reply.statusCode(), reply.body()));
            }
            return reply.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
