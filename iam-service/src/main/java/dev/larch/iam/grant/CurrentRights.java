package dev.larch.iam.grant;

import dev.larch.iam.role.Grant;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.iam.role.RoleBinding;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a caller may do at this very moment. His bindings were read before he waited for the organization's lock, and
 * whoever held it meanwhile may have taken them away.
 */
@ApplicationScoped
public class CurrentRights {

    private final OrganizationLock lock;
    private final RoleBindingService roles;

    CurrentRights(OrganizationLock lock, RoleBindingService roles) {
        this.lock = lock;
        this.roles = roles;
    }

    /**
     * Takes the lock of the caller's organization, as {@link OrganizationLock} does; the caller with the bindings that he
     * has from then on until the transaction ends.
     */
    public Uni<Principal> lock(Principal caller) {
        return lock.take(caller.organizationOrFail()).chain(() -> read(caller));
    }

    /** The same; fails with PERMISSION_DENIED for who may not do this in the organization any more. */
    public Uni<Principal> lock(Principal caller, Permission needed) {
        return lock(caller).invoke(current -> require(current, needed));
    }

    /** The caller with his bindings, for a change that holds the organization's row in another way; fails likewise. */
    public Uni<Principal> recheck(Principal caller, Permission needed) {
        return read(caller).invoke(current -> require(current, needed));
    }

    private Uni<Principal> read(Principal caller) {
        return roles.listOf(caller.organizationOrFail(), RoleHolder.of(caller)).map(held -> holding(caller, held));
    }

    private static void require(Principal current, Permission needed) {
        var organizationId = current.organizationOrFail();
        Access.require(
                current, needed, Resource.organization(organizationId), Absent.organization(organizationId.toString()));
    }

    private static Principal holding(Principal caller, List<RoleBinding> held) {
        return new Principal(
                caller.type(),
                caller.id(),
                caller.name(),
                caller.displayName(),
                caller.organization(),
                caller.projectId(),
                caller.credentialId(),
                held.stream().map(CurrentRights::binding).toList(),
                caller.actingService());
    }

    private static Binding binding(RoleBinding held) {
        Grant grant = held.grant();
        return new Binding(held.id(), grant.role(), grant.resourceType(), grant.resourceId(), grant.scope());
    }
}
