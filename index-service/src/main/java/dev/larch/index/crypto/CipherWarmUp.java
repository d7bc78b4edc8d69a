package dev.larch.index.crypto;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens until the JIT compiler has done its work. A cold JVM interprets GCM, fifty times slower, and the first
 * load of an index would suffer from it.
 */
@ApplicationScoped
public class CipherWarmUp {

    private static final int ROUNDS = 10_000;
    private static final int BYTES = 2048;

    void onStart(@Observes StartupEvent event) {
        run();
    }

    /** Takes about 0.2 seconds. */
    public void run() {
        var key = new SecretKeySpec(AesGcm.randomKey(), AesGcm.ALGORITHM);
        var associated = new byte[Long.BYTES];
        var plain = new byte[BYTES];
        for (int round = 0; round < ROUNDS; round++) {
            plain = AesGcm.open(key, associated, AesGcm.seal(key, associated, plain));
        }
    }
}
