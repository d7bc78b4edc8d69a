package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.kernel.Sha256;
import dev.larch.platform.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake answers over HTTP as iam-service does. */
class FakeIamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeIam iam = new FakeIam();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        iam.close();
    }

    @Test
    void resolvesKeyToItsProjectAndRoles() throws Exception {
        var project = iam.newProject();
        var key = iam.newKey(project, Role.DATA_PLANE_VIEWER);

        var principal = resolve(key).path("principal");

        assertEquals("api_key", principal.path("type").asText());
        assertEquals(project.id().toString(), principal.path("project_id").asText());
        assertEquals("DataPlaneViewer", principal.at("/bindings/0/role").asText());
    }

    @Test
    void forgetsRevokedKeyAndSaysSoInTheLog() throws Exception {
        var key = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);

        iam.revoke(key);

        assertTrue(resolve(key).path("principal").isNull());
        var entry =
                get("/internal/v1/revocations?after=0&nonce=n1").path("entries").path(0);
        assertEquals("credential", entry.path("kind").asText());
        assertEquals(key.principal().credentialId(), entry.path("id").asText());
    }

    @Test
    void signsTokensThatThePublishedKeyVerifies() throws Exception {
        var person = iam.newPerson(iam.newProject(), Role.ORG_OWNER);
        var published = new JsonWebKeySet(send(request("/.well-known/jwks.json").build())).getJsonWebKeys();

        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(published))
                .setExpectedIssuer(Tokens.ISSUER)
                .setExpectedAudience("https://api.pinecone.io/")
                .build()
                .processToClaims(person.secret());

        assertEquals(person.principal().id(), claims.getSubject());
        assertEquals("user", claims.getStringClaimValue("ptype"));
    }

    @Test
    void refusesStrangersOnInternalPaths() throws Exception {
        var request = request("/internal/v1/revocations?after=-1&nonce=n1").build();

        assertEquals(401, http.send(request, BodyHandlers.discarding()).statusCode());
    }

    @Test
    void answersWithTheNonceOfThePoll() throws Exception {
        assertEquals(
                "n2",
                get("/internal/v1/revocations?after=-1&nonce=n2").path("nonce").asText());
    }

    @Test
    void fails503WhileItIsToldTo() throws Exception {
        var request = request("/.well-known/jwks.json").build();

        iam.fail();
        var failing = http.send(request, BodyHandlers.discarding()).statusCode();
        iam.recover();

        assertEquals(503, failing);
        assertNotEquals(503, http.send(request, BodyHandlers.discarding()).statusCode());
    }

    private JsonNode resolve(TestCredential key) throws IOException, InterruptedException {
        var body = "{\"key_sha256\":\"%s\"}".formatted(Sha256.hex(key.secret()));
        var request = request("/internal/v1/principals:resolve").header("Authorization", "Bearer " + serviceToken());
        return JSON.readTree(send(request.POST(BodyPublishers.ofString(body)).build()));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = request(path).header("Authorization", "Bearer " + serviceToken());
        return JSON.readTree(send(request.build()));
    }

    private String serviceToken() throws IOException, InterruptedException {
        var body = """
                {"client_id":"index-service","client_secret":"s","grant_type":"client_credentials","audience":"larch:iam-service"}
                """;
        var request =
                request("/oauth/token").POST(BodyPublishers.ofString(body)).build();
        return JSON.readTree(send(request)).path("access_token").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(iam.url() + path));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
