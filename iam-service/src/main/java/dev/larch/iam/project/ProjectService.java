package dev.larch.iam.project;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.config.QuotaConfig;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of projects. Every method is confined to one organization. */
@ApplicationScoped
public class ProjectService {

    private final ProjectRepository repository;
    private final GrantService grants;
    private final CurrentRights rights;
    private final ChangeLog changes;
    private final QuotaConfig quota;
    private final Clock clock;

    ProjectService(
            ProjectRepository repository,
            GrantService grants,
            CurrentRights rights,
            ChangeLog changes,
            QuotaConfig quota,
            Clock clock) {
        this.repository = repository;
        this.grants = grants;
        this.rights = rights;
        this.changes = changes;
        this.quota = quota;
        this.clock = clock;
    }

    /** Adds the first project of an organization, under an id that the installation chose. */
    @WithTransaction
    public Uni<Project> createFirst(UUID organizationId, UUID id, String name) {
        return insert(new Project(id, organizationId, name, 0, clock.instant()));
    }

    /**
     * Adds a project and makes its creator the owner; fails with ALREADY_EXISTS or QUOTA_EXCEEDED, or with
     * PERMISSION_DENIED for a creator who has lost the right to meanwhile. Under the organization's lock, so that nobody
     * who is being removed keeps a role.
     */
    @WithTransaction
    Uni<Project> create(Principal caller, String name, int maxPods) {
        var organizationId = caller.organizationOrFail();
        var project = new Project(Ids.next(clock), organizationId, name, maxPods, clock.instant());
        return rights.lock(caller, Permission.PROJECT_CREATE)
                .call(() -> repository.countIn(organizationId).invoke(this::requireBelowQuota))
                .call(() -> insert(project))
                .call(creator -> changes.write(creator, ProjectChanges.created(project)))
                .call(creator -> makeOwner(creator, project))
                .replaceWith(project);
    }

    /** The project; fails with NOT_FOUND, also for one of another organization. */
    @WithSession
    public Uni<Project> get(UUID organizationId, UUID id) {
        return repository
                .findIn(organizationId, id)
                .map(entity -> present(entity, id).toProject());
    }

    /** The projects of his organization that the caller may read, oldest first. */
    @WithSession
    public Uni<List<Project>> list(Principal caller) {
        return repository
                .listIn(caller.organizationOrFail())
                .map(entities -> entities.stream()
                        .map(ProjectEntity::toProject)
                        .filter(project -> Access.allows(
                                caller,
                                Permission.PROJECT_READ,
                                Resource.project(project.organizationId(), project.id())))
                        .toList());
    }

    /** Changes a project; fails with NOT_FOUND or ALREADY_EXISTS. */
    @WithTransaction
    Uni<Project> update(Principal caller, UUID id, UpdateProjectRequest request) {
        return repository
                .findForUpdateIn(caller.organizationOrFail(), id)
                .flatMap(entity -> apply(caller, present(entity, id), request));
    }

    private Uni<Project> apply(Principal caller, ProjectEntity entity, UpdateProjectRequest request) {
        var before = entity.toProject();
        var after = request.applyTo(before);
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        entity.name = after.name();
        entity.maxPods = after.maxPods();
        return repository
                .flush()
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> nameTaken(after.name()))
                .chain(() -> changes.write(caller, ProjectChanges.updated(before, after)))
                .replaceWith(after);
    }

    private Uni<Project> insert(Project project) {
        // The unique constraint is the check. Looking first would still race with another request.
        return repository
                .persistAndFlush(ProjectEntity.of(project))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> nameTaken(project.name()))
                .replaceWith(project);
    }

    private Uni<Void> makeOwner(Principal caller, Project project) {
        var resource = Resource.project(project.organizationId(), project.id());
        if (Access.allows(caller, Permission.PROJECT_DELETE, resource)) {
            return Uni.createFrom().voidItem();
        }
        return grants.bindCreator(caller, project.id())
                .chain(() -> changes.revoke(ProjectChanges.newRightsOf(RoleHolder.of(caller))));
    }

    private void requireBelowQuota(long projects) {
        if (projects >= quota.projects()) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "Not enough available quota to complete this operation. The organization may have %d projects."
                            .formatted(quota.projects()));
        }
    }

    private static RuntimeException nameTaken(String name) {
        return ErrorCode.ALREADY_EXISTS.because("A project named '%s' exists.".formatted(name));
    }

    static ProjectEntity present(@Nullable ProjectEntity entity, UUID id) {
        if (entity == null) {
            throw Absent.project(id.toString());
        }
        return entity;
    }
}
