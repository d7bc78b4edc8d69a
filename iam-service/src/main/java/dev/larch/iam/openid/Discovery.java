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

/** Finds out where the endpoints of a provider are. */
@ApplicationScoped
public class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";

    /** Many who sign in at once ask but one time, and a provider that is out of order is asked every few seconds only. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(2);

    private final OutboundClient client;
    private final Cache<String, SharedCall<ProviderMetadata>> reads =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<String, ProviderMetadata> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Discovery(OutboundClient client) {
        this.client = client;
    }

    /** The metadata, at most ten minutes old; fails with {@link ProviderException}. */
    public Uni<ProviderMetadata> find(String issuer) {
        var found = known.getIfPresent(issuer);
        return found == null ? readOnce(issuer) : Uni.createFrom().item(found);
    }

    /** Asks the provider now; fails with {@link ProviderException} that says what is wrong. */
    public Uni<ProviderMetadata> read(String issuer) {
        return client.getJson(URI.create(address(issuer)))
                .map(document -> ProviderMetadata.read(issuer, document))
                .invoke(this::requireForms)
                .invoke(metadata -> known.put(issuer, metadata))
                .onFailure(OutboundException.class)
                .transform(cause ->
                        new ProviderException(Fault.PROVIDER_DISCOVERY, String.valueOf(cause.getMessage()), cause));
    }

    private Uni<ProviderMetadata> readOnce(String issuer) {
        return reads.get(issuer, _ -> new SharedCall<>(() -> read(issuer), BETWEEN_READS))
                .get();
    }

    private void requireForms(ProviderMetadata metadata) {
        client.requireForm(metadata.authorizationEndpoint());
        client.requireForm(metadata.tokenEndpoint());
        client.requireForm(metadata.jwksUri());
    }

    private static String address(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH;
    }
}
