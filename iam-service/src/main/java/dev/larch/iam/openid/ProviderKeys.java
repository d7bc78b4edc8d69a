package dev.larch.iam.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The public keys of providers. A key that is not known is looked for again, but not at every stranger's token. */
@ApplicationScoped
class ProviderKeys {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private record Known(JsonWebKeySet keys, Instant lookedAgainAt) {}

    private final OutboundClient client;
    private final Clock clock;
    private final Cache<URI, Known> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    ProviderKeys(OutboundClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The keys, at most ten minutes old; fails with {@link ProviderException}. */
    Uni<JsonWebKeySet> find(URI address) {
        var found = known.getIfPresent(address);
        return found == null ? read(address, Instant.MIN) : Uni.createFrom().item(found.keys());
    }

    /** The keys as they are now, or as they were when somebody looked for an unknown one some seconds ago. */
    Uni<JsonWebKeySet> findNewer(URI address) {
        var now = clock.instant();
        var found = known.getIfPresent(address);
        return found == null || found.lookedAgainAt().isBefore(now.minus(BETWEEN_LOOKS))
                ? read(address, now)
                : Uni.createFrom().item(found.keys());
    }

    private Uni<JsonWebKeySet> read(URI address, Instant lookedAgainAt) {
        return client.getJson(address)
                .map(document -> parse(document.toString()))
                .invoke(keys -> known.put(address, new Known(keys, lookedAgainAt)))
                .onFailure(OutboundException.class)
                .transform(
                        cause -> new ProviderException(Fault.PROVIDER_KEYS, String.valueOf(cause.getMessage()), cause));
    }

    private static JsonWebKeySet parse(String document) {
        try {
            return new JsonWebKeySet(document);
        } catch (JoseException | ClassCastException e) {
            throw new ProviderException(Fault.PROVIDER_KEYS, "The provider's keys cannot be read.", e);
        }
    }
}
