package dev.larch.testbed.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** oidc-provider answers over TLS, takes clients in and changes its keys. */
class OidcProviderTest {

    @Test
    void takesClientsInAndChangesItsKeys() throws Exception {
        try (var provider = OidcProvider.start("idp.partner.example")) {
            var client = provider.register(
                    metadata -> metadata.putArray("redirect_uris").add("http://localhost:1/callback"));
            var before = get(provider, "/jwks");

            provider.rotateKeys();
            client.change(metadata -> metadata.put("id_token_signed_response_alg", "EdDSA"));

            assertNotEquals(before, get(provider, "/jwks"));
            assertEquals(
                    "EdDSA",
                    client.metadata().path("id_token_signed_response_alg").asText());
            assertTrue(client.secret().length() > 20);
            assertEquals(List.of(), provider.calls());
        }
    }

    private static String get(OidcProvider provider, String path) throws Exception {
        var address = provider.here(URI.create(provider.issuer() + path));
        try (var client = HttpClient.newBuilder()
                .sslContext(provider.certificate().trusting())
                .build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
