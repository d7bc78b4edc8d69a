package dev.larch.iam.signing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.platform.credential.RemoteSigningKeys;
import dev.larch.platform.service.IamClient;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** Keys change while tokens are issued, shown and checked, and nobody notices. */
@QuarkusTest
@TestProfile(HastyRotation.class)
class SigningKeyRotationTest {

    private static final long WATCHED = Duration.ofSeconds(12).toNanos();

    private final Tenant tenant = Tenant.create();

    @Test
    void refusesNoTokenDuringSeveralRotations() {
        long end = System.nanoTime() + WATCHED;
        Set<String> keyIds = ConcurrentHashMap.newKeySet();
        var otherService = new RemoteSigningKeys(RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:" + RestAssured.port))
                .build(IamClient.class));

        var tokens = Race.of(4, () -> useTokensUntil(end, keyIds, otherService));

        assertTrue(keyIds.size() >= 5, "key ids " + keyIds);
        assertTrue(tokens.getFirst() > 16, "tokens " + tokens);
    }

    @Test
    void makesOneKeyHoweverManyReplicasSeeThatOneIsDue() {
        var store = Arc.container().instance(SigningKeyStore.class).get();

        Race.of(8, () -> store.keep().await().atMost(Duration.ofSeconds(20)).size());

        var close = Database.column("""
                SELECT id FROM (SELECT id, signs_from - lag(signs_from) OVER (ORDER BY signs_from) AS gap
                    FROM signing_key WHERE id NOT LIKE 'open-%' AND created_at > now() - interval '20 seconds') AS keys
                WHERE gap < interval '900 milliseconds'""");
        assertEquals(0, close.size(), () -> "keys made twice: " + close);
    }

    @Test
    void sealsAKeyThatAnOlderReleaseStoredInClear() throws Exception {
        var id = "open-" + UUID.randomUUID();
        var key = SigningKey.generate(id, Instant.EPOCH);
        Database.execute(
                "INSERT INTO signing_key (id, private_key, public_key, created_at, signs_from) VALUES (?, ?, ?, now(), now())",
                id,
                key.privateKey().getEncoded(),
                key.publicKey().getEncoded());

        var store = Arc.container().instance(SigningKeyStore.class).get();
        var kept = store.keep().await().atMost(Duration.ofSeconds(20));

        assertEquals(
                "t",
                Database.column("SELECT sealed FROM signing_key WHERE id = ?", id)
                        .getFirst());
        assertTrue(kept.stream().anyMatch(read -> read.privateKey().equals(key.privateKey())));
    }

    /** Gets tokens, checks each as another service would, shows it here, and shows it again some seconds later. */
    private int useTokensUntil(long end, Set<String> keyIds, RemoteSigningKeys otherService) throws Exception {
        var held = new ArrayDeque<String>();
        int used = 0;
        while (System.nanoTime() < end) {
            var token = tenant.ownerToken();
            keyIds.add(checkElsewhere(token, otherService));
            show(token);
            held.add(token);
            if (held.size() > 15) {
                var old = held.remove();
                checkElsewhere(old, otherService);
                show(old);
            }
            used++;
        }
        return used;
    }

    private static void show(String token) {
        given().auth().preemptive().oauth2(token).get("/admin/projects").then().statusCode(200);
    }

    private static String checkElsewhere(String token, RemoteSigningKeys otherService) throws Exception {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        PublicKey key =
                otherService.find(signature.getKeyIdHeaderValue()).await().atMost(Duration.ofSeconds(5));
        signature.setKey(key);
        assertTrue(signature.verifySignature());
        return signature.getKeyIdHeaderValue();
    }
}
