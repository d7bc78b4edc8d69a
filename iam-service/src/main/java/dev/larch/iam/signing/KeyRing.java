package dev.larch.iam.signing;

import dev.larch.platform.credential.SigningKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signing keys in memory, read once before the first request. */
@ApplicationScoped
public class KeyRing implements SigningKeys {

    private final SigningKeyService stored;
    private volatile Map<String, SigningKey> keys = Map.of();

    KeyRing(SigningKeyService stored) {
        this.stored = stored;
    }

    /** Before everything else that happens at start: what runs by itself needs tokens. */
    void start(@Observes @Priority(1) StartupEvent event) throws Throwable {
        var loaded = new LinkedHashMap<String, SigningKey>();
        VertxContextSupport.subscribeAndAwait(stored::loadOrCreate).forEach(key -> loaded.put(key.id(), key));
        keys = loaded;
    }

    @Override
    public Uni<@Nullable PublicKey> find(String keyId) {
        var key = keys.get(keyId);
        return Uni.createFrom().item(key == null ? null : key.publicKey());
    }

    /** The key that signs. */
    public SigningKey current() {
        return keys.values().iterator().next();
    }

    Collection<SigningKey> all() {
        return keys.values();
    }
}
