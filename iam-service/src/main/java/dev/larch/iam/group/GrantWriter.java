package dev.larch.iam.group;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.grant.OpenInvites;
import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.iam.group.GrantRepository.NewBinding;
import dev.larch.iam.group.GroupRoles.Planned;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Carries plans out: first what is gained, then what is lost, so that nobody is without a membership in between. */
@ApplicationScoped
class GrantWriter {

    private final GrantRepository grants;
    private final OpenInvites invites;
    private final ChangeLog changes;
    private final Clock clock;

    GrantWriter(GrantRepository grants, OpenInvites invites, ChangeLog changes, Clock clock) {
        this.grants = grants;
        this.invites = invites;
        this.changes = changes;
        this.clock = clock;
    }

    Uni<Void> write(Principal actor, List<Planned> plans) {
        var organizationId = actor.organizationOrFail();
        return grants.insert(
                        organizationId, plans.stream().flatMap(this::additions).toList())
                .chain(() -> grants.unmark(organizationId, bindings(plans, GrantPlan::keep)))
                .chain(() -> grants.delete(organizationId, bindings(plans, GrantPlan::remove)))
                .chain(() -> Multi.createFrom()
                        .iterable(plans)
                        .onItem()
                        .transformToUniAndConcatenate(planned -> note(actor, planned))
                        .toUni());
    }

    /** Writes the event; the open invites of who is an owner no more go too. */
    private Uni<Void> note(Principal actor, Planned planned) {
        return changes.write(actor, GroupChanges.settled(planned))
                .chain(() -> planned.plan().takesOwnership()
                        ? invites.takeBack(actor, planned.member().userId())
                        : Uni.createFrom().voidItem());
    }

    private Stream<NewBinding> additions(Planned planned) {
        var userId = planned.member().userId();
        return Stream.concat(
                planned.plan().add().stream().map(grant -> binding(userId, grant, true)),
                Stream.ofNullable(planned.plan().membership()).map(grant -> binding(userId, grant, false)));
    }

    private NewBinding binding(UUID userId, RoleGrant grant, boolean derived) {
        return new NewBinding(
                Ids.next(clock),
                userId,
                grant.role().wireName(),
                grant.resourceType().wireName(),
                grant.resourceId(),
                grant.index(),
                grant.namespace(),
                derived,
                clock.instant().toString());
    }

    private static List<UUID> bindings(List<Planned> plans, Function<GrantPlan, List<Held>> part) {
        return plans.stream()
                .flatMap(planned -> part.apply(planned.plan()).stream())
                .map(Held::bindingId)
                .toList();
    }
}
