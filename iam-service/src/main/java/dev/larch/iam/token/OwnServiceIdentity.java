package dev.larch.iam.token;

import dev.larch.platform.service.ServiceIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How iam-service proves itself to the others: by a token that it signs itself, used for four fifths of its life. */
@ApplicationScoped
public class OwnServiceIdentity implements ServiceIdentity {

    private record Held(String header, Instant renewAt) {}

    private final TokenIssuer tokens;
    private final Clock clock;

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    OwnServiceIdentity(TokenIssuer tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<String> authorization(String callee) {
        var current = held.get(callee);
        return current != null && clock.instant().isBefore(current.renewAt())
                ? Uni.createFrom().item(current.header())
                : tokens.issue(TokenClaims.ofService(TokenIssuer.SELF, callee)).map(token -> hold(callee, token));
    }

    @Override
    public void refused(String callee) {
        held.remove(callee);
    }

    private String hold(String callee, TokenResponse token) {
        held.put(callee, new Held(token.header(), clock.instant().plusSeconds(token.expiresIn() * 4 / 5)));
        return token.header();
    }
}
