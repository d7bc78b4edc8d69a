package dev.larch.iam.grant;

import dev.larch.iam.config.QuotaConfig;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.role.BindingSight;
import dev.larch.iam.role.Grant;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.KeptMembership;
import dev.larch.iam.role.RoleBinding;
import dev.larch.iam.role.RoleBindingFilter;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of giving and taking roles. Every method is confined to the caller's organization. */
@ApplicationScoped
public class GrantService {

    /** How many holders one event names at most. */
    private static final int MOST_NAMED = 100;

    private final RoleBindingService roles;
    private final CurrentRights rights;
    private final GrantParties parties;
    private final GrantChanges changes;
    private final OwnerRole owners;
    private final OpenInvites invites;
    private final QuotaConfig quota;

    GrantService(
            RoleBindingService roles,
            CurrentRights rights,
            GrantParties parties,
            GrantChanges changes,
            OwnerRole owners,
            OpenInvites invites,
            QuotaConfig quota) {
        this.roles = roles;
        this.rights = rights;
        this.parties = parties;
        this.changes = changes;
        this.owners = owners;
        this.invites = invites;
        this.quota = quota;
    }

    /**
     * Binds a role; fails with PERMISSION_DENIED when the caller does not hold all of it himself, with NOT_FOUND for the
     * resource or the holder, with ALREADY_EXISTS or QUOTA_EXCEEDED, or as {@link OwnerRole} does for OrgOwner.
     */
    @WithTransaction
    Uni<RoleBinding> create(Principal caller, RoleHolder holder, Grant grant) {
        GrantPolicy.requireFits(holder.type(), grant);
        // Whoever may not anyway need not wait for the lock.
        GrantPolicy.requireMayGrant(caller, grant);
        return rights.lock(caller)
                .invoke(granter -> GrantPolicy.requireMayGrant(granter, grant))
                .flatMap(granter -> createLocked(granter, holder, grant))
                .call(changes::revoke);
    }

    /**
     * Binds roles to a holder that the granter is just making, in his transaction and under the organization's lock;
     * fails as the creation of a single binding does.
     *
     * @param granter with the rights that {@link CurrentRights} has found under the lock
     */
    @WithTransaction
    public Uni<Void> grantAll(Principal granter, RoleHolder holder, List<Grant> grants) {
        var organizationId = granter.organizationOrFail();
        grants.forEach(grant -> GrantPolicy.requireMayGrant(granter, grant));
        return owners.requireMayGive(granter, grants)
                .chain(() -> Multi.createFrom()
                        .iterable(grants)
                        .onItem()
                        .transformToUniAndConcatenate(grant -> parties.requireResource(organizationId, grant)
                                .chain(() -> bind(granter, holder, grant)))
                        .onItem()
                        .ignoreAsUni());
    }

    /** Fails as {@link OwnerRole} does for who is to be shown a secret by which he can act as an owner. */
    @WithSession
    public Uni<Void> requireRecentForSecretOf(Principal caller, RoleHolder holder) {
        return roles.listOf(caller.organizationOrFail(), holder).flatMap(held -> owners.requireMayUse(caller, held));
    }

    /** Makes an owner of who is just making a project, in his transaction and under the organization's lock. He revokes. */
    @WithTransaction
    public Uni<Void> bindCreator(Principal creator, UUID projectId) {
        var grant = Grant.onProject(Role.PROJECT_OWNER, projectId, null);
        return roles.bind(creator.organizationOrFail(), RoleHolder.of(creator), grant)
                .flatMap(binding -> changes.created(creator, binding));
    }

    /** Notes the bindings that are about to go with their project, in the transaction that deletes it. */
    @WithTransaction
    public Uni<Void> noteRemovalWithProject(Principal caller, UUID projectId, String projectName) {
        var organizationId = caller.organizationOrFail();
        return roles.countOnProject(organizationId, projectId)
                .flatMap(count -> roles.listOnProject(organizationId, projectId, MOST_NAMED)
                        .map(oldest -> new GrantChanges.Removed(count, oldest)))
                .flatMap(removed -> removed.count() == 0
                        ? Uni.createFrom().voidItem()
                        : changes.deletedWithProject(caller, projectId, projectName, removed));
    }

    /** The binding; fails with NOT_FOUND, also for one that the caller may not see. */
    @WithSession
    Uni<RoleBinding> get(Principal caller, UUID id) {
        return roles.find(caller.organizationOrFail(), id)
                .map(binding -> allowed(binding, id, caller, Permission.ROLE_BINDING_READ));
    }

    /** A page of the bindings that match and that the caller may see. */
    @WithSession
    Uni<Page<RoleBinding>> list(Principal caller, RoleBindingFilter filter, PageQuery page) {
        return roles.list(caller.organizationOrFail(), filter, BindingSight.of(caller), page);
    }

    /**
     * Removes a binding; fails with NOT_FOUND, with ABORTED when an owner, a membership or a key's role must stay, or as
     * {@link OwnerRole} does when it makes an owner. The open invites of who is an owner no more go too.
     */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        return rights.lock(caller)
                .flatMap(remover -> roles.find(remover.organizationOrFail(), id)
                        .map(binding -> allowed(binding, id, remover, Permission.ROLE_BINDING_DELETE)))
                .call(binding -> requireMayGo(caller, binding))
                .call(binding -> remove(caller, binding))
                .flatMap(changes::revoke);
    }

    /**
     * Removes all bindings of a holder who is leaving, and the open invites that he has made, in the caller's transaction
     * and under the organization's lock; fails with ABORTED for the only owner, or as {@link OwnerRole} does for an
     * owner. The caller revokes.
     */
    @WithTransaction
    public Uni<Void> removeAll(Principal caller, RoleHolder holder) {
        var organizationId = caller.organizationOrFail();
        return roles.listOf(organizationId, holder)
                .call(held -> roles.isOwnedBeside(organizationId, holder)
                        .invoke(owned -> KeptMembership.requireMayGo(held, owned)))
                .call(held -> owners.requireMayGo(caller, held))
                .call(() -> roles.unbindAll(organizationId, holder))
                .flatMap(held -> changes.deletedAll(caller, held))
                .chain(() -> invites.takeBack(caller, holder.id()));
    }

    /** Makes the roles of an accepted invite those of the user, who is the actor; under the organization's lock. */
    @WithTransaction
    public Uni<Void> handOver(Principal actor, UUID inviteId) {
        var organizationId = actor.organizationOrFail();
        var user = RoleHolder.of(actor);
        return roles.listOf(organizationId, RoleHolder.invite(inviteId))
                .call(() -> roles.handOver(organizationId, inviteId, user.id()))
                .flatMap(held -> changes.handedOver(actor, held, binding -> binding.heldBy(user)));
    }

    private Uni<RoleBinding> createLocked(Principal granter, RoleHolder holder, Grant grant) {
        var organizationId = granter.organizationOrFail();
        return parties.requireResource(organizationId, grant)
                .chain(() -> parties.requireHolder(organizationId, holder, grant))
                .chain(() -> owners.requireMayGive(granter, List.of(grant)))
                .chain(() -> bind(granter, holder, grant));
    }

    private Uni<RoleBinding> bind(Principal caller, RoleHolder holder, Grant grant) {
        return roles.countOf(caller.organizationOrFail(), holder)
                .invoke(this::requireBelowQuota)
                .chain(() -> roles.bind(caller.organizationOrFail(), holder, grant))
                .call(binding -> changes.created(caller, binding));
    }

    private Uni<Void> remove(Principal caller, RoleBinding binding) {
        return roles.unbind(binding)
                .chain(() -> changes.deleted(caller, binding))
                .chain(() -> KeptMembership.isOwnership(binding)
                        ? invites.takeBack(caller, binding.holder().id())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> requireMayGo(Principal caller, RoleBinding binding) {
        var organizationId = binding.organizationId();
        return lockKey(binding)
                .chain(() -> roles.isOwnedBeside(organizationId, binding.holder()))
                .flatMap(owned -> roles.listOf(organizationId, binding.holder())
                        .invoke(held -> KeptMembership.requireMayGo(binding, held, owned)))
                .chain(() -> owners.requireMayGo(caller, List.of(binding)));
    }

    private Uni<Void> lockKey(RoleBinding binding) {
        return binding.holder().type() == HolderType.API_KEY
                ? parties.lockKey(
                        binding.organizationId(),
                        binding.holder(),
                        binding.grant().resourceId())
                : Uni.createFrom().voidItem();
    }

    private void requireBelowQuota(long held) {
        if (held >= quota.rolesPerPrincipal()) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "Not enough available quota to complete this operation. A principal may hold %d roles."
                            .formatted(quota.rolesPerPrincipal()));
        }
    }

    private static RoleBinding allowed(
            @Nullable RoleBinding binding, UUID id, Principal caller, Permission permission) {
        if (binding == null) {
            throw absent(id.toString());
        }
        Access.require(caller, permission, binding.resource(), absent(id.toString()));
        return binding;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Role binding %s not found.".formatted(id));
    }
}
