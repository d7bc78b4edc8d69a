package dev.larch.iam.apikey;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.config.QuotaConfig;
import dev.larch.iam.keyterm.KeyTerms;
import dev.larch.iam.keyterm.KeyTermsUpdate;
import dev.larch.iam.project.ProjectService;
import dev.larch.iam.role.KeyGrantService;
import dev.larch.iam.role.KeyGrants;
import dev.larch.iam.role.KeyRef;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.Role;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of API keys. Every method is confined to one organization. */
@ApplicationScoped
public class ApiKeyService {

    private final ApiKeyRepository repository;
    private final ProjectService projects;
    private final KeyGrantService grants;
    private final ChangeLog changes;
    private final QuotaConfig quota;
    private final Clock clock;

    ApiKeyService(
            ApiKeyRepository repository,
            ProjectService projects,
            KeyGrantService grants,
            ChangeLog changes,
            QuotaConfig quota,
            Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.grants = grants;
        this.changes = changes;
        this.quota = quota;
        this.clock = clock;
    }

    /** Adds the first key of an installation, with the value that the installation chose. */
    @WithTransaction
    public Uni<ApiKey> createFirst(UUID organizationId, UUID projectId, ApiKeyValue value) {
        var editor = KeyTerms.unlimited("default", KeyGrants.of(List.of(Role.PROJECT_EDITOR), null));
        var key = ApiKey.fresh(new KeyRef(organizationId, projectId, Ids.next(clock)), editor, clock.instant());
        return insert(new NewApiKey(key, value)).map(NewApiKey::key);
    }

    /** Adds a key; fails with NOT_FOUND for the project, or with QUOTA_EXCEEDED. The quota is soft, as for projects. */
    @WithTransaction
    Uni<NewApiKey> create(Principal caller, UUID projectId, KeyTerms terms) {
        var organizationId = caller.organizationOrFail();
        var key = ApiKey.fresh(new KeyRef(organizationId, projectId, Ids.next(clock)), terms, clock.instant());
        return projects.get(organizationId, projectId)
                .chain(() -> repository.countIn(organizationId, projectId))
                .invoke(this::requireBelowQuota)
                .chain(() -> insert(new NewApiKey(key, ApiKeyValue.random())))
                .call(() -> changes.write(caller, ApiKeyChanges.created(key)));
    }

    /** The keys of a project, oldest first; fails with NOT_FOUND for the project. */
    @WithSession
    Uni<List<ApiKey>> list(UUID organizationId, UUID projectId) {
        return projects.get(organizationId, projectId)
                .chain(() -> repository.listIn(organizationId, projectId))
                .flatMap(entities -> grants.listIn(organizationId, projectId).map(held -> join(entities, held)));
    }

    /** The key; fails with NOT_FOUND, also for one that the caller may not see. */
    @WithSession
    Uni<ApiKey> get(Principal caller, UUID id) {
        return repository
                .findIn(caller.organizationOrFail(), id)
                .flatMap(entity -> read(allowed(entity, id, caller, Permission.API_KEY_READ)));
    }

    /** Changes the terms of a key. */
    @WithTransaction
    Uni<ApiKey> update(Principal caller, UUID id, KeyTermsUpdate update) {
        return repository
                .findForUpdateIn(caller.organizationOrFail(), id)
                .map(entity -> allowed(entity, id, caller, Permission.API_KEY_UPDATE))
                .flatMap(entity -> read(entity).flatMap(before -> apply(caller, entity, before, update)));
    }

    /** Deletes a key; fails with NOT_FOUND, also the second time. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        return repository
                .findForUpdateIn(caller.organizationOrFail(), id)
                .map(entity -> allowed(entity, id, caller, Permission.API_KEY_DELETE))
                .flatMap(this::read)
                .call(key -> repository.deleteIn(key.organizationId(), id))
                .flatMap(key -> changes.write(caller, ApiKeyChanges.deleted(key), Revoked.credential(id)));
    }

    private Uni<ApiKey> apply(Principal caller, ApiKeyEntity entity, ApiKey before, KeyTermsUpdate update) {
        var after = before.on(update.applyTo(before.terms()));
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        entity.take(after.terms());
        return repository
                .flush()
                .chain(() -> regrant(before, after))
                .chain(() ->
                        changes.write(caller, ApiKeyChanges.updated(before, after), Revoked.credential(after.id())))
                .replaceWith(after);
    }

    private Uni<Void> regrant(ApiKey before, ApiKey after) {
        var wanted = after.terms().grants();
        return wanted.equals(before.terms().grants())
                ? Uni.createFrom().voidItem()
                : grants.replace(after.ref(), wanted);
    }

    private Uni<ApiKey> read(ApiKeyEntity entity) {
        return grants.get(entity.organizationId, entity.id).map(entity::toApiKey);
    }

    private static List<ApiKey> join(List<ApiKeyEntity> entities, Map<UUID, KeyGrants> held) {
        return entities.stream()
                .map(entity -> entity.toApiKey(held.getOrDefault(entity.id, KeyGrants.NONE)))
                .toList();
    }

    private Uni<NewApiKey> insert(NewApiKey created) {
        // The project may be deleted between the look and the insert: then the foreign key says so.
        return repository
                .persistAndFlush(ApiKeyEntity.of(created))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> Absent.project(created.key().projectId().toString()))
                .chain(() ->
                        grants.bind(created.key().ref(), created.key().terms().grants()))
                .replaceWith(created);
    }

    private void requireBelowQuota(long keys) {
        if (keys >= quota.keysPerProject()) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "Not enough available quota to complete this operation. The project may have %d API keys."
                            .formatted(quota.keysPerProject()));
        }
    }

    static ApiKeyEntity allowed(@Nullable ApiKeyEntity entity, UUID id, Principal caller, Permission permission) {
        if (entity == null) {
            throw absent(id.toString());
        }
        var project = Resource.project(entity.organizationId, entity.projectId);
        Access.require(caller, permission, project, absent(id.toString()));
        return entity;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("API key %s not found.".formatted(id));
    }
}
