package dev.larch.index.crypto;

import dev.larch.index.crypto.DataKeyRepository.WrappedKey;
import dev.larch.kernel.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The data keys of all indexes, made with the first record of an index and unwrapped in memory only. */
@ApplicationScoped
public class DataKeys {

    private final InstallationKey installationKey;
    private final DataKeyRepository repository;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, KeyRing> unwrapped = new ConcurrentHashMap<>();

    DataKeys(InstallationKey installationKey, DataKeyRepository repository, Clock clock) {
        this.installationKey = installationKey;
        this.repository = repository;
        this.clock = clock;
    }

    /** The key of the index, made if it has none yet; callers at the same time get the same one. */
    public Uni<KeyRing> getOrCreate(UUID projectId, UUID indexId) {
        return find(projectId, indexId).onItem().ifNull().switchTo(() -> create(projectId, indexId));
    }

    /** The key of the index; null means that it has none, and so no record. */
    public Uni<@Nullable KeyRing> find(UUID projectId, UUID indexId) {
        var known = unwrapped.get(indexId);
        return known != null
                ? Uni.createFrom().item(known)
                : repository.find(indexId).map(stored -> stored == null ? null : remember(projectId, indexId, stored));
    }

    /** Destroys the key of the index: whatever was sealed under it can't be read any more. */
    public Uni<Void> destroy(UUID indexId) {
        return repository.delete(indexId).invoke(() -> unwrapped.remove(indexId));
    }

    private Uni<KeyRing> create(UUID projectId, UUID indexId) {
        var id = Ids.next(clock);
        var key = new SecretKeySpec(AesGcm.randomKey(), AesGcm.ALGORITHM);
        var wrapped = new WrappedKey(id, installationKey.wrap(new DataKeyContext(projectId, indexId, id), key));
        return repository.insertOrGet(indexId, wrapped).map(stored -> remember(projectId, indexId, stored));
    }

    private KeyRing remember(UUID projectId, UUID indexId, WrappedKey stored) {
        var context = new DataKeyContext(projectId, indexId, stored.id());
        var keyRing = new KeyRing(stored.id(), installationKey.unwrap(context, stored.wrapped()));
        unwrapped.put(indexId, keyRing);
        return keyRing;
    }
}
