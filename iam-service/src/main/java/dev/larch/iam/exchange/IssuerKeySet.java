package dev.larch.iam.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.platform.web.SharedCall;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer. They are fetched again after five minutes, and when a token names one that is not known, but
 * never more often than every five seconds; while the issuer is away, the last ones are good for an hour.
 */
final class IssuerKeySet {

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long USABLE_NANOS = Duration.ofHours(1).toNanos();
    private static final int MAX_KEYS = 100;

    private record Fetched(List<PublicJsonWebKey> keys, long at) {}

    private final SharedCall<Fetched> fetch;
    private final LongSupplier nanoTime;

    @Nullable
    private volatile Fetched known;

    IssuerKeySet(Supplier<Uni<ObjectNode>> document) {
        this(document, System::nanoTime);
    }

    IssuerKeySet(Supplier<Uni<ObjectNode>> document, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.fetch = new SharedCall<>(() -> document.get().map(this::take), BETWEEN_FETCHES, nanoTime);
    }

    /** The key of that id; without an id the only key there is; null when there is none. Fails when nobody knows. */
    Uni<@Nullable PublicJsonWebKey> find(@Nullable String keyId) {
        var current = known;
        var key = current == null ? null : pick(current.keys(), keyId);
        if (current == null || key == null) {
            return fetch.get().map(fetched -> pick(fetched.keys(), keyId));
        }
        long age = nanoTime.getAsLong() - current.at();
        if (age < FRESH_NANOS) {
            return Uni.createFrom().item(key);
        }
        var again = fetch.get().map(fetched -> pick(fetched.keys(), keyId));
        return age < USABLE_NANOS ? again.onFailure().recoverWithItem(key) : again;
    }

    private Fetched take(ObjectNode document) {
        try {
            var keys = new JsonWebKeySet(document.toString())
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .filter(key -> !"enc".equals(key.getUse()))
                            .limit(MAX_KEYS)
                            .toList();
            var fetched = new Fetched(keys, nanoTime.getAsLong());
            known = fetched;
            return fetched;
        } catch (JoseException e) {
            throw new IllegalStateException("The issuer's key set cannot be read", e);
        }
    }

    private static @Nullable PublicJsonWebKey pick(List<PublicJsonWebKey> keys, @Nullable String keyId) {
        var named = keys.stream()
                .filter(key -> keyId == null || Objects.equals(key.getKeyId(), keyId))
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
