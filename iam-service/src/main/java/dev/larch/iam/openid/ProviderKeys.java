package dev.larch.iam.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import dev.larch.platform.web.SharedCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The public keys of providers. Many who ask at once ask but one time. A key that is not known is looked for again, but
 * not at every stranger's token.
 */
@ApplicationScoped
class ProviderKeys {

    private static final Duration BETWEEN_READS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /** @param look for a key that the others were not enough for */
    private record Calls(SharedCall<JsonWebKeySet> read, SharedCall<JsonWebKeySet> look) {}

    private final OutboundClient client;
    private final Cache<URI, Calls> calls =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<URI, JsonWebKeySet> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    ProviderKeys(OutboundClient client) {
        this.client = client;
    }

    /** The keys, at most ten minutes old; fails with {@link ProviderException}. */
    Uni<JsonWebKeySet> find(URI address) {
        var found = known.getIfPresent(address);
        return found == null ? calls(address).read().get() : Uni.createFrom().item(found);
    }

    /** The keys as they are now, or as they were when somebody looked for an unknown one some seconds ago. */
    Uni<JsonWebKeySet> findNewer(URI address) {
        return calls(address).look().get();
    }

    private Calls calls(URI address) {
        return calls.get(
                address,
                _ -> new Calls(
                        new SharedCall<>(() -> read(address), BETWEEN_READS),
                        new SharedCall<>(() -> read(address), BETWEEN_LOOKS)));
    }

    private Uni<JsonWebKeySet> read(URI address) {
        return client.getJson(address)
                .map(document -> parse(document.toString()))
                .invoke(keys -> known.put(address, keys))
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
