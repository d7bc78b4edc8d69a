package dev.larch.iam.project;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The three transactions of a deletion. The mark hides the project from every credential before anybody looks whether
 * it is empty. What was let in before the mark reached index-service finds the project shut there.
 */
@ApplicationScoped
class ProjectRemovalService {

    /** Longer than looking can take; after it the project is back, whatever became of the process. */
    private static final Duration MARK_LIFETIME = Duration.ofSeconds(30);

    private final ProjectRepository repository;
    private final OrganizationLock lock;
    private final GrantService grants;
    private final RoleBindingService roles;
    private final ChangeLog changes;
    private final Clock clock;

    ProjectRemovalService(
            ProjectRepository repository,
            OrganizationLock lock,
            GrantService grants,
            RoleBindingService roles,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.lock = lock;
        this.grants = grants;
        this.roles = roles;
        this.changes = changes;
        this.clock = clock;
    }

    /** Marks the project; fails with NOT_FOUND, or with ABORTED while another deletion is under way. */
    @WithTransaction
    Uni<ProjectDeletion> mark(UUID organizationId, UUID id) {
        return repository
                .findForUpdateIn(organizationId, id)
                .map(entity -> mark(ProjectService.present(entity, id)))
                .call(() -> repository.flush())
                .call(() -> changes.revoke(Revoked.project(id)));
    }

    /** Takes the mark off. What was found out about credentials meanwhile did not know the project, so it is void. */
    @WithTransaction
    Uni<Void> unmark(UUID organizationId, ProjectDeletion deletion) {
        return repository
                .clearMark(organizationId, deletion)
                .chain(() -> changes.revoke(Revoked.organization(organizationId)));
    }

    /** Deletes the project with its keys and bindings; fails with ABORTED when the mark has lapsed. */
    @WithTransaction
    Uni<Void> remove(Principal caller, ProjectDeletion deletion) {
        var organizationId = caller.organizationOrFail();
        var change = ProjectChanges.deleted(deletion.projectId(), deletion.projectName());
        return lock.take(organizationId)
                // Before the deletion, which takes the bindings of keys along.
                .chain(() -> grants.noteRemovalWithProject(caller, deletion.projectId(), deletion.projectName()))
                .chain(() -> repository.deleteMarked(organizationId, deletion, clock.instant()))
                .invoke(ProjectRemovalService::requireDeleted)
                .chain(() -> roles.removeFromProject(organizationId, deletion.projectId()))
                .chain(() -> changes.write(caller, change, Revoked.project(deletion.projectId())));
    }

    private ProjectDeletion mark(ProjectEntity entity) {
        var now = clock.instant();
        if (isMarked(entity, now)) {
            throw ErrorCode.ABORTED.because("Project %s is being deleted by another request.".formatted(entity.id));
        }
        var deletion = new ProjectDeletion(Ids.next(clock), entity.id, entity.name);
        entity.deletionId = deletion.id();
        entity.deletionEndsAt = now.plus(MARK_LIFETIME);
        return deletion;
    }

    private static boolean isMarked(ProjectEntity entity, Instant now) {
        var endsAt = entity.deletionEndsAt;
        return endsAt != null && endsAt.isAfter(now);
    }

    private static void requireDeleted(boolean deleted) {
        if (!deleted) {
            throw ErrorCode.ABORTED.because("The deletion took too long. Try again.");
        }
    }
}
