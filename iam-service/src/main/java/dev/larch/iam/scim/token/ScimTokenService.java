package dev.larch.iam.scim.token;

import dev.larch.iam.change.ChangeLog;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules of tokens: shown once, at most two live in an organization, so that one can take over from the other. */
@ApplicationScoped
class ScimTokenService {

    private static final int MOST_LIVE = 2;

    private final ScimTokenRepository repository;
    private final ChangeLog changes;
    private final Clock clock;

    ScimTokenService(ScimTokenRepository repository, ChangeLog changes, Clock clock) {
        this.repository = repository;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds a token; fails with QUOTA_EXCEEDED. Those that have expired make room. */
    @WithTransaction
    Uni<NewScimToken> create(Principal caller, String name, Duration lifetime) {
        var organizationId = caller.organizationOrFail();
        var now = clock.instant();
        var token = new ScimToken(Ids.next(clock), organizationId, name, now, now.plus(lifetime), null);
        var created = new NewScimToken(token, ScimTokenValue.random());
        return repository
                .lock(organizationId)
                .chain(() -> repository.deleteOver(organizationId, now))
                .chain(() -> repository.countLive(organizationId, now))
                .invoke(ScimTokenService::requireBelowMost)
                .chain(() -> insert(caller, created));
    }

    /** The tokens that are good now. */
    @WithSession
    Uni<List<ScimToken>> list(UUID organizationId) {
        return repository
                .listLive(organizationId, clock.instant())
                .map(rows -> rows.stream().map(ScimTokenEntity::toScimToken).toList());
    }

    /** Deletes a token, which is worth nothing from then on; fails with NOT_FOUND. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return repository
                .findIn(organizationId, id)
                .onItem()
                .ifNull()
                .failWith(() -> absent(id.toString()))
                .call(() -> repository.deleteIn(organizationId, id))
                .flatMap(entity -> changes.write(caller, change("delete", entity.toScimToken())));
    }

    private Uni<NewScimToken> insert(Principal caller, NewScimToken created) {
        return repository
                .persistAndFlush(ScimTokenEntity.of(created))
                .chain(() -> changes.write(caller, change("create", created.token())))
                .replaceWith(created);
    }

    private static Change change(String action, ScimToken token) {
        var parameters = Map.<String, Object>of("expires_at", token.expiresAt().toString());
        return new Change(action, "scim-token", token.id().toString(), token.name(), null, parameters);
    }

    private static void requireBelowMost(long live) {
        if (live >= MOST_LIVE) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "The organization has %d live SCIM tokens already. Delete one first.".formatted(MOST_LIVE));
        }
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("SCIM token %s not found.".formatted(id));
    }
}
