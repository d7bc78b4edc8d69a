package dev.larch.iam.organization;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Permission;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of organizations. */
@ApplicationScoped
public class OrganizationService {

    private final OrganizationRepository repository;
    private final CurrentRights rights;
    private final RecentSignIn recent;
    private final ChangeLog changes;
    private final Clock clock;

    OrganizationService(
            OrganizationRepository repository,
            CurrentRights rights,
            RecentSignIn recent,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.rights = rights;
        this.recent = recent;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether there is any organization yet. */
    @WithSession
    public Uni<Boolean> isAny() {
        return repository.count().map(count -> count > 0);
    }

    /** Adds an organization; only the installation itself does that. */
    @WithTransaction
    public Uni<Organization> create(String name) {
        var organization = new Organization(Ids.next(clock), name, clock.instant());
        return repository.persistAndFlush(OrganizationEntity.of(organization)).replaceWith(organization);
    }

    /** The organization; fails with NOT_FOUND. */
    @WithSession
    public Uni<Organization> get(UUID id) {
        return repository.findById(id).map(entity -> present(entity, id).toOrganization());
    }

    /** Gives the organization another name; null leaves it as it is. */
    @WithTransaction
    Uni<Organization> rename(Principal caller, UUID id, @Nullable String name) {
        return repository
                .findForUpdate(id)
                .map(entity -> present(entity, id))
                .flatMap(entity -> name == null || name.equals(entity.name)
                        ? Uni.createFrom().item(entity)
                        : rename(caller, entity, name))
                .map(OrganizationEntity::toOrganization);
    }

    /**
     * Deletes the organization with everything that is its own; fails with NOT_FOUND, or with FAILED_PRECONDITION while
     * it has projects, with PERMISSION_DENIED for who has lost the right to meanwhile, or as {@link RecentSignIn} does. Its
     * log keeps the event.
     */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        return repository
                .findForUpdate(id)
                .map(entity -> present(entity, id))
                .call(() -> requireMayDelete(caller, id))
                .call(entity -> changes.write(caller, deleted(entity)))
                .call(() -> remove(id))
                .chain(() -> changes.revoke(Revoked.organization(id)));
    }

    private Uni<Void> requireMayDelete(Principal caller, UUID id) {
        return rights.recheck(caller, Permission.ORGANIZATION_DELETE)
                .chain(() -> repository.hasProjects(id))
                .invoke(any -> requireEmpty(id, any))
                .chain(() -> recent.require(caller));
    }

    private Uni<Long> remove(UUID id) {
        // A project may be made between the look and the deletion: then its foreign key says so.
        return repository
                .delete("id = ?1", id)
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> notEmpty(id));
    }

    private static Change deleted(OrganizationEntity entity) {
        return new Change("delete", "organization", entity.id.toString(), entity.name, null, Map.of());
    }

    private static void requireEmpty(UUID id, boolean anyProject) {
        if (anyProject) {
            throw notEmpty(id);
        }
    }

    private static ApiException notEmpty(UUID id) {
        return ErrorCode.FAILED_PRECONDITION.because(
                "Organization %s still has projects. Delete them before the organization.".formatted(id));
    }

    private Uni<OrganizationEntity> rename(Principal caller, OrganizationEntity entity, String name) {
        var parameters = Map.<String, Object>of("before", Map.of("name", entity.name), "after", Map.of("name", name));
        var change = new Change("update", "organization", entity.id.toString(), name, null, parameters);
        entity.name = name;
        // What the services remember of the members holds the old name.
        return repository
                .flush()
                .chain(() -> changes.write(caller, change, Revoked.organization(entity.id)))
                .replaceWith(entity);
    }

    private static OrganizationEntity present(@Nullable OrganizationEntity entity, UUID id) {
        if (entity == null) {
            throw Absent.organization(id.toString());
        }
        return entity;
    }
}
