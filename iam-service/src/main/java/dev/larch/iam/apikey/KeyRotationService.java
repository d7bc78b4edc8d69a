package dev.larch.iam.apikey;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.role.KeyGrantService;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Permission;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Gives keys new values. The row has room for two, so that there are never more; and each change makes void what services
 * remember of the key, so that they learn until when the old value counts.
 */
@ApplicationScoped
public class KeyRotationService {

    private final ApiKeyRepository repository;
    private final KeyGrantService grants;
    private final ChangeLog changes;
    private final Clock clock;

    KeyRotationService(ApiKeyRepository repository, KeyGrantService grants, ChangeLog changes, Clock clock) {
        this.repository = repository;
        this.grants = grants;
        this.changes = changes;
        this.clock = clock;
    }

    /** Gives the key a new value; fails with NOT_FOUND, also for one that the caller may not see. */
    @WithTransaction
    Uni<NewApiKey> rotate(Principal caller, UUID id, Duration overlap) {
        var value = ApiKeyValue.random();
        return lock(caller, id)
                .invoke(entity -> replaceValue(entity, value, overlap))
                .flatMap(this::store)
                .call(key -> changes.write(caller, ApiKeyChanges.rotated(key, overlap), Revoked.credential(id)))
                .map(key -> new NewApiKey(key, value));
    }

    /** Makes the previous value worth nothing at once; fails with NOT_FOUND where there is none. */
    @WithTransaction
    Uni<Void> endOverlap(Principal caller, UUID id) {
        return lock(caller, id)
                .invoke(this::dropPrevious)
                .flatMap(this::store)
                .flatMap(key -> changes.write(caller, ApiKeyChanges.overlapEnded(key), Revoked.credential(id)));
    }

    private Uni<ApiKeyEntity> lock(Principal caller, UUID id) {
        return repository
                .findForUpdateIn(caller.organizationOrFail(), id)
                .map(entity -> ApiKeyService.allowed(entity, id, caller, Permission.API_KEY_UPDATE));
    }

    private void replaceValue(ApiKeyEntity entity, ApiKeyValue value, Duration overlap) {
        entity.previousSha256 = overlap.isZero() ? null : entity.secretSha256;
        entity.previousEndsAt = overlap.isZero() ? null : clock.instant().plus(overlap);
        entity.takeValue(value);
    }

    private void dropPrevious(ApiKeyEntity entity) {
        if (!entity.hasPrevious(clock.instant())) {
            throw ErrorCode.NOT_FOUND.because("API key %s has no previous value.".formatted(entity.id));
        }
        entity.previousSha256 = null;
        entity.previousEndsAt = null;
    }

    private Uni<ApiKey> store(ApiKeyEntity entity) {
        return repository
                .flush()
                .chain(() -> grants.get(entity.organizationId, entity.id))
                .map(entity::toApiKey);
    }
}
