package dev.larch.platform.credential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.service.IamClient;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The signing keys as iam-service publishes them (RFC 7517), fetched when a token names one that is not known yet. */
@DefaultBean
@ApplicationScoped
public class RemoteSigningKeys implements SigningKeys {

    /** A stranger can name any key: unknown ones are asked for no more often than this. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private final IamClient iam;
    private final Clock clock;

    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile Instant fetchedAt = Instant.MIN;

    RemoteSigningKeys(@RestClient IamClient iam, Clock clock) {
        this.iam = iam;
        this.clock = clock;
    }

    @Override
    public Uni<@Nullable PublicKey> find(String keyId) {
        var known = keys.get(keyId);
        if (known != null || clock.instant().isBefore(fetchedAt.plus(BETWEEN_FETCHES))) {
            return Uni.createFrom().item(known);
        }
        return iam.keys().map(this::parse).map(fetched -> fetched.get(keyId));
    }

    private Map<String, PublicKey> parse(JsonNode answer) {
        try {
            keys = new JsonWebKeySet(answer.toString())
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .collect(Collectors.toUnmodifiableMap(
                                    PublicJsonWebKey::getKeyId, PublicJsonWebKey::getPublicKey));
            fetchedAt = clock.instant();
            return keys;
        } catch (JoseException e) {
            throw ErrorCode.UNAVAILABLE.because("Credentials cannot be checked at the moment. Try again.", e);
        }
    }
}
