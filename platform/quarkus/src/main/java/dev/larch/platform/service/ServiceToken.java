package dev.larch.platform.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.credential.IdentityConfig;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The token by which this service proves to another which one it is; fetched again when four fifths of its life are over. */
@DefaultBean
@ApplicationScoped
public class ServiceToken implements ServiceIdentity {

    private record Held(String header, Instant renewAt) {}

    private final IamClient iam;
    private final ClientCredentials credentials;
    private final Clock clock;

    @Nullable
    private volatile Held held;

    ServiceToken(
            @RestClient IamClient iam,
            IdentityConfig config,
            @ConfigProperty(name = "quarkus.application.name") String name,
            Clock clock) {
        this.iam = iam;
        this.credentials =
                ClientCredentials.ofService(name, config.serviceSecret().orElse(""));
        this.clock = clock;
    }

    @Override
    public Uni<String> authorization() {
        var current = held;
        return current != null && clock.instant().isBefore(current.renewAt())
                ? Uni.createFrom().item(current.header())
                : iam.token(credentials).map(this::hold);
    }

    @Override
    public void refused() {
        held = null;
    }

    private String hold(JsonNode answer) {
        var header = "Bearer " + answer.path("access_token").asText();
        long usableSeconds = answer.path("expires_in").asLong() * 4 / 5;
        held = new Held(header, clock.instant().plusSeconds(usableSeconds));
        return header;
    }

    @Override
    public String toString() {
        return "ServiceToken[***]";
    }
}
