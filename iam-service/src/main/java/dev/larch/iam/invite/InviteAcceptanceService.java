package dev.larch.iam.invite;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.enforcement.SignInGate;
import dev.larch.iam.scim.user.Deprovisioned;
import dev.larch.iam.user.Person;
import dev.larch.iam.user.User;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.ApiException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts invites: who signs in with an address that is invited becomes a member, wherever it is. */
@ApplicationScoped
public class InviteAcceptanceService {

    private final InviteRepository repository;
    private final UserService users;
    private final SignInGate gate;
    private final Deprovisioned deprovisioned;
    private final InviteJoining joining;
    private final ChangeLog changes;
    private final Clock clock;

    InviteAcceptanceService(
            InviteRepository repository,
            UserService users,
            SignInGate gate,
            Deprovisioned deprovisioned,
            InviteJoining joining,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.users = users;
        this.gate = gate;
        this.deprovisioned = deprovisioned;
        this.joining = joining;
        this.changes = changes;
        this.clock = clock;
    }

    /** Who signs in, and whether there were invites for him. */
    public record Recognized(User user, boolean invited) {}

    /**
     * The user that the person is, with every pending invite of his address accepted; null when nobody expects him. Call
     * {@link #makeCount} at the end of the transaction.
     *
     * @param person with an address that his provider has verified
     */
    @WithTransaction
    public Uni<@Nullable Recognized> recognize(Person person) {
        return repository
                .listPending(person.email(), clock.instant())
                .flatMap(pending -> pending.isEmpty()
                        ? users.recognize(person).map(user -> user == null ? null : new Recognized(user, false))
                        : users.recognizeOrAdd(person)
                                .call(user -> acceptAll(user, pending))
                                .map(user -> new Recognized(user, true)));
    }

    /** Makes the roles that came of invites count at once. To be called last, as all that adds to the revocation log. */
    @WithTransaction
    public Uni<Void> makeCount(Recognized person) {
        return person.invited()
                ? changes.revoke(Revoked.principal(person.user().id()))
                : Uni.createFrom().voidItem();
    }

    /** Accepts the invite of the user's address to the organization that he is just entering, if one is pending. */
    @WithTransaction
    public Uni<Void> acceptIn(UUID organizationId, User user) {
        return repository
                .findOpen(organizationId, user.email())
                .flatMap(invite -> invite == null
                        ? Uni.createFrom().voidItem()
                        : accept(user, invite).replaceWithVoid());
    }

    /** In the order of the organizations, so that two sign-ins never wait for each other's locks. */
    private Uni<Void> acceptAll(User user, List<InviteEntity> pending) {
        return Multi.createFrom()
                .iterable(pending)
                .onItem()
                .transformToUniAndConcatenate(invite -> accept(user, invite))
                .onItem()
                .ignoreAsUni();
    }

    /** Whom the organization's directory has switched off, an invite does not bring back: it stays open. */
    private Uni<Void> accept(User user, InviteEntity invite) {
        return gate.passLocking(invite.organizationId)
                .chain(() -> deprovisioned.check(invite.organizationId, user.id(), invite.email))
                .flatMap(off ->
                        off ? Uni.createFrom().item(false) : repository.process(invite, user.id(), clock.instant()))
                .flatMap(processed -> processed
                        ? joining.join(user, invite.toInvite())
                        : Uni.createFrom().voidItem())
                // The organization was deleted meanwhile, and the invite with it.
                .onFailure(ApiException.class)
                .recoverWithNull();
    }
}
