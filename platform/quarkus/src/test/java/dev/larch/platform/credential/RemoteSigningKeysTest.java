package dev.larch.platform.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The keys of iam-service as another service has them, however many ids strangers invent. */
class RemoteSigningKeysTest {

    private final Iam iam = new Iam();
    private final RemoteSigningKeys keys = new RemoteSigningKeys(iam);

    @Test
    void fetchesOnceForAKeyThatIsThere() throws Exception {
        iam.publish("k1");

        assertNotNull(find("k1"));
        assertNotNull(find("k1"));
        assertEquals(1, iam.fetches.get());
    }

    @Test
    void fetchesOnceASecondHoweverManyIdsAreInvented() throws Exception {
        iam.publish("k1");
        long start = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            assertNull(find("invented" + i));
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertTrue(iam.fetches.get() <= seconds + 1, () -> iam.fetches + " fetches in " + seconds + " s");
    }

    @Test
    void asksNoMoreOftenWhileIamServiceIsAway() {
        iam.away = true;
        long start = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            var id = "invented" + i;
            assertThrows(IllegalStateException.class, () -> find(id));
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertTrue(iam.fetches.get() <= seconds + 1, () -> iam.fetches + " fetches in " + seconds + " s");
    }

    @Test
    void findsANewKeyWithinASecondWhileIdsAreInvented() throws Exception {
        iam.publish("k1");
        find("k1");
        iam.publish("k2");
        long start = System.nanoTime();

        @Nullable PublicKey found = null;
        while (found == null
                && System.nanoTime() - start < Duration.ofSeconds(5).toNanos()) {
            find("invented" + System.nanoTime());
            found = find("k2");
        }

        assertNotNull(found);
        assertTrue(System.nanoTime() - start < Duration.ofMillis(1_200).toNanos());
    }

    @Test
    void goesOnWithTheKeysThatItKnows() throws Exception {
        iam.publish("k1");
        find("k1");
        iam.away = true;

        assertNotNull(find("k1"));
    }

    private @Nullable PublicKey find(String id) {
        return keys.find(id).await().atMost(Duration.ofSeconds(2));
    }

    private static final class Iam extends UnusedIam {

        private final AtomicInteger fetches = new AtomicInteger();
        private volatile Map<String, Object> published = Map.of();
        private volatile boolean away;

        void publish(String id) throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var key =
                    new RsaJsonWebKey((RSAPublicKey) generator.generateKeyPair().getPublic());
            key.setKeyId(id);
            published = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        }

        @Override
        public Uni<JsonNode> keys() {
            fetches.incrementAndGet();
            JsonNode answer = new ObjectMapper().valueToTree(Map.of("keys", List.of(published)));
            return away
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().item(answer);
        }
    }
}
