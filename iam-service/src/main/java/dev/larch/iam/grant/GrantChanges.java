package dev.larch.iam.grant;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.RoleBinding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the audit log says about bindings: an event for each, however many go at once, so that none passes the largest
 * size of an event.
 */
@ApplicationScoped
class GrantChanges {

    private final ChangeLog changes;

    GrantChanges(ChangeLog changes) {
        this.changes = changes;
    }

    Uni<Void> created(Principal actor, RoleBinding binding) {
        return changes.write(actor, change("create", binding, Map.of("after", values(binding))));
    }

    Uni<Void> deleted(Principal actor, RoleBinding binding) {
        return changes.write(actor, change("delete", binding, Map.of("before", values(binding))));
    }

    Uni<Void> deletedAll(Principal actor, List<RoleBinding> bindings) {
        return each(bindings, binding -> deleted(actor, binding));
    }

    /**
     * All bindings on a project go with it: one event, with how many there were and who held the oldest. What part of the
     * project they were on is left out, for the size of the event.
     */
    Uni<Void> deletedWithProject(Principal actor, UUID projectId, String projectName, Removed removed) {
        var holders = removed.oldest().stream().map(GrantChanges::holderAndRole).toList();
        var parameters = Map.of("cause", "project deleted", "count", removed.count(), "holders", holders);
        return changes.write(
                actor, new Change("delete", "role-binding", projectId.toString(), projectName, projectId, parameters));
    }

    /** Bindings of which only the oldest are named. */
    record Removed(long count, List<RoleBinding> oldest) {}

    /** The holder of the bindings accepts what he was invited to. */
    Uni<Void> handedOver(Principal actor, List<RoleBinding> bindings, Function<RoleBinding, RoleBinding> after) {
        return each(
                bindings,
                binding -> changes.write(
                        actor,
                        change(
                                "update",
                                binding,
                                Map.of("before", values(binding), "after", values(after.apply(binding))))));
    }

    /** Makes the change count within a second; nobody acts with the roles of an invite. Call it last. */
    Uni<Void> revoke(RoleBinding binding) {
        return binding.holder().type() == HolderType.INVITE
                ? Uni.createFrom().voidItem()
                : changes.revoke(Revoked.principal(binding.holder().id()));
    }

    private static Uni<Void> each(List<RoleBinding> bindings, Function<RoleBinding, Uni<Void>> write) {
        return Multi.createFrom()
                .iterable(bindings)
                .onItem()
                .transformToUniAndConcatenate(write::apply)
                .onItem()
                .ignoreAsUni();
    }

    private static Change change(String action, RoleBinding binding, Map<String, Object> parameters) {
        var grant = binding.grant();
        var project = grant.resourceType() == ResourceType.PROJECT ? grant.resourceId() : null;
        return new Change(
                action, "role-binding", binding.id().toString(), grant.role().wireName(), project, parameters);
    }

    private static Map<String, String> holderAndRole(RoleBinding binding) {
        return Map.of(
                "principal_type", binding.holder().type().wireName(),
                "principal_id", binding.holder().id().toString(),
                "role", binding.grant().role().wireName());
    }

    private static Map<String, Object> values(RoleBinding binding) {
        var grant = binding.grant();
        var scope = grant.scope();
        var values = new LinkedHashMap<String, Object>();
        values.put("principal_type", binding.holder().type().wireName());
        values.put("principal_id", binding.holder().id().toString());
        values.put("resource_type", grant.resourceType().wireName());
        values.put("resource_id", grant.resourceId().toString());
        values.put("role", grant.role().wireName());
        if (scope != null) {
            values.put("index", scope.index());
            if (scope.namespace() != null) {
                values.put("namespace", scope.namespace());
            }
        }
        return values;
    }
}
