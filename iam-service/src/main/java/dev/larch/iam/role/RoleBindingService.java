package dev.larch.iam.role;

import dev.larch.iam.page.PageQuery;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Keeps the roles that are bound to people, accounts, keys and invites. Whether a change may be made, callers decide. */
@ApplicationScoped
public class RoleBindingService {

    private final RoleBindingRepository repository;
    private final Clock clock;

    RoleBindingService(RoleBindingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Binds a role on the whole organization. */
    @WithTransaction
    public Uni<Void> bindToOrganization(RoleHolder holder, Role role, UUID organizationId) {
        return bind(organizationId, holder, Grant.onOrganization(role, organizationId))
                .replaceWithVoid();
    }

    /** Binds a role; fails with ALREADY_EXISTS when the holder has it there. */
    @WithTransaction
    public Uni<RoleBinding> bind(UUID organizationId, RoleHolder holder, Grant grant) {
        var binding = new RoleBinding(Ids.next(clock), organizationId, holder, grant, clock.instant());
        return repository
                .persistAndFlush(RoleBindingEntity.of(binding))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> ErrorCode.ALREADY_EXISTS.because("This role binding exists."))
                .replaceWith(binding);
    }

    /** The binding, or null when the organization has none with that id. */
    @WithSession
    public Uni<@Nullable RoleBinding> find(UUID organizationId, UUID id) {
        return repository.findIn(organizationId, id).map(entity -> entity == null ? null : entity.toRoleBinding());
    }

    /** A page of the bindings that match and that may be seen. */
    @WithSession
    public Uni<Page<RoleBinding>> list(
            UUID organizationId, RoleBindingFilter filter, BindingSight sight, PageQuery page) {
        var query = new BindingQuery(organizationId).matching(filter).seenBy(sight);
        return repository.page(query, page).map(rows -> page.cut(bindings(rows), RoleBinding::id));
    }

    /** All bindings of a holder in the organization. */
    @WithSession
    public Uni<List<RoleBinding>> listOf(UUID organizationId, RoleHolder holder) {
        return repository.listOf(organizationId, holder).map(RoleBindingService::bindings);
    }

    /** How many bindings a holder has in the organization. */
    @WithSession
    public Uni<Long> countOf(UUID organizationId, RoleHolder holder) {
        return repository.countOf(organizationId, holder);
    }

    /** Whether somebody else than the holder owns the organization. */
    @WithSession
    public Uni<Boolean> isOwnedBeside(UUID organizationId, RoleHolder holder) {
        return repository.countOwnersBeside(organizationId, holder).map(owners -> owners > 0);
    }

    /** Removes a binding; fails with ABORTED when an owner or a membership must be kept. */
    @WithTransaction
    public Uni<Void> unbind(RoleBinding binding) {
        return repository
                .deleteIn(binding.organizationId(), binding.id())
                .onFailure()
                .transform(KeptMembership::explain)
                .replaceWithVoid();
    }

    /** Removes all bindings of a holder in the organization; fails with ABORTED when he is its only owner. */
    @WithTransaction
    public Uni<Void> unbindAll(UUID organizationId, RoleHolder holder) {
        return repository
                .deleteOf(organizationId, holder)
                .onFailure()
                .transform(KeptMembership::explain)
                .replaceWithVoid();
    }

    /** Gives the bindings of an invite to the user who accepted it. */
    @WithTransaction
    public Uni<Void> handOver(UUID organizationId, UUID inviteId, UUID userId) {
        return repository.handOver(organizationId, inviteId, userId);
    }

    /** How many bindings there are on a project. */
    @WithSession
    public Uni<Long> countOnProject(UUID organizationId, UUID projectId) {
        return repository.countOnProject(organizationId, projectId);
    }

    /** The oldest bindings on a project. */
    @WithSession
    public Uni<List<RoleBinding>> listOnProject(UUID organizationId, UUID projectId, int limit) {
        return repository.listOnProject(organizationId, projectId, limit).map(RoleBindingService::bindings);
    }

    /** Removes every binding on a project. */
    @WithTransaction
    public Uni<Void> removeFromProject(UUID organizationId, UUID projectId) {
        return repository.deleteOnProject(organizationId, projectId).replaceWithVoid();
    }

    /** The organizations that somebody is a member of, with the oldest membership first. */
    @WithSession
    public Uni<List<UUID>> listOrganizationsOf(RoleHolder holder, int limit) {
        return repository.listOrganizationsOf(holder.type().wireName(), holder.id(), limit);
    }

    private static List<RoleBinding> bindings(List<RoleBindingEntity> rows) {
        return rows.stream().map(RoleBindingEntity::toRoleBinding).toList();
    }
}
