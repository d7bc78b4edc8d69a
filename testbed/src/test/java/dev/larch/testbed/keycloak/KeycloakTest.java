package dev.larch.testbed.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keycloak starts with its realms, does what its administrator says, and leaves nothing running. */
class KeycloakTest {

    @Test
    void knowsItsRealmsAndEndsWithAllOfIt() throws Exception {
        var keycloak = Keycloak.start();
        var processes = keycloak.processes();
        var company = keycloak.admin("company");
        try (keycloak) {
            var before = keyIds(company);
            company.rotateSigningKey();

            assertEquals("true", grant(keycloak.realm("company")).path("active").asText());
            assertNotEquals(before, keyIds(company));
            assertFalse(company.userId(People.ADA).isEmpty());
        }

        assertTrue(processes.size() > 1, processes::toString);
        for (var process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static String keyIds(KeycloakAdmin admin) {
        return admin.get("/keys").path("active").path("RS256").asText();
    }

    /** What introspection says about a token that was just issued. */
    private static JsonNode grant(Realm realm) throws Exception {
        var credentials = "client_id=%s&client_secret=%s".formatted(Clients.ROBOT, Clients.ROBOT_SECRET);
        var token = post(realm.tokenEndpoint(), credentials + "&grant_type=client_credentials")
                .path("access_token")
                .asText();
        return post(realm.introspectionEndpoint(), credentials + "&token=" + token);
    }

    private static JsonNode post(String address, String form) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            return new ObjectMapper()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }
}
