package dev.larch.platform.credential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.service.IamClient;
import dev.larch.platform.web.SharedCall;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing keys as iam-service publishes them (RFC 7517), fetched when a token names one that is not known yet. */
@DefaultBean
@ApplicationScoped
public class RemoteSigningKeys implements SigningKeys {

    private static final Logger LOGGER = LoggerFactory.getLogger(RemoteSigningKeys.class);

    /** A stranger can name any key: the keys are fetched no more often than this, however many he names. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    /** After this time they are fetched again beside a request: a key that was withdrawn is forgotten. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Fetched(Map<String, PublicKey> keys, long at) {}

    private final SharedCall<Fetched> fetch;
    private volatile Fetched known = new Fetched(Map.of(), System.nanoTime());

    public RemoteSigningKeys(@RestClient IamClient iam) {
        this.fetch = new SharedCall<>(() -> iam.keys().map(this::take), BETWEEN_FETCHES);
    }

    @Override
    public Uni<@Nullable PublicKey> find(String keyId) {
        var current = known;
        var key = current.keys().get(keyId);
        if (key == null) {
            return fetch.get().map(fetched -> fetched.keys().get(keyId));
        }
        if (System.nanoTime() - current.at() > FRESH.toNanos()) {
            fetch.get().subscribe().with(_ -> {}, RemoteSigningKeys::tryAgainLater);
        }
        return Uni.createFrom().item(key);
    }

    private Fetched take(JsonNode answer) {
        known = new Fetched(parse(answer), System.nanoTime());
        return known;
    }

    private static Map<String, PublicKey> parse(JsonNode answer) {
        try {
            return new JsonWebKeySet(answer.toString())
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .collect(Collectors.toUnmodifiableMap(
                                    PublicJsonWebKey::getKeyId, PublicJsonWebKey::getPublicKey));
        } catch (JoseException e) {
            throw ErrorCode.UNAVAILABLE.because("Credentials cannot be checked at the moment. Try again.", e);
        }
    }

    /** iam-service is away: the lease says how long its word is good without it. */
    private static void tryAgainLater(Throwable cause) {
        LOGGER.atDebug().setCause(cause).log("The signing keys cannot be fetched");
    }
}
