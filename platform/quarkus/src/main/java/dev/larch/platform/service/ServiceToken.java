package dev.larch.platform.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.credential.IdentityConfig;
import dev.larch.platform.web.SharedCall;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The tokens by which this service proves to others which one it is, one for each: fetched again when four fifths of the
 * life are over, by one call however many wait for it.
 */
@DefaultBean
@ApplicationScoped
public class ServiceToken implements ServiceIdentity {

    private record Held(String header, Instant renewAt) {}

    /** The token for one callee. */
    private final class Slot {

        private final SharedCall<String> fetch;

        @Nullable
        private volatile Held held;

        Slot(String callee) {
            var credentials = ClientCredentials.ofService(name, secret, callee);
            this.fetch = new SharedCall<>(() -> iam.token(credentials).map(this::hold), Duration.ZERO);
        }

        private String hold(JsonNode answer) {
            var header = "Bearer " + answer.path("access_token").asText();
            long usableSeconds = answer.path("expires_in").asLong() * 4 / 5;
            held = new Held(header, clock.instant().plusSeconds(usableSeconds));
            return header;
        }
    }

    private final IamClient iam;
    private final String name;
    private final String secret;
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    ServiceToken(
            @RestClient IamClient iam,
            IdentityConfig config,
            @ConfigProperty(name = "quarkus.application.name") String name,
            Clock clock) {
        this.iam = iam;
        this.name = name;
        this.secret = config.serviceSecret().orElse("");
        this.clock = clock;
    }

    @Override
    public Uni<String> authorization(String callee) {
        var slot = slot(callee);
        var current = slot.held;
        return current != null && clock.instant().isBefore(current.renewAt())
                ? Uni.createFrom().item(current.header())
                : slot.fetch.get();
    }

    @Override
    public void refused(String callee) {
        slot(callee).held = null;
    }

    private Slot slot(String callee) {
        return slots.computeIfAbsent(callee, Slot::new);
    }

    @Override
    public String toString() {
        return "ServiceToken[***]";
    }
}
