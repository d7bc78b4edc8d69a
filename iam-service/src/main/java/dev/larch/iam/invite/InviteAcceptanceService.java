package dev.larch.iam.invite;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.iam.user.Person;
import dev.larch.iam.user.User;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.ApiException;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts invites: who signs in with an address that is invited becomes a member, wherever it is. */
@ApplicationScoped
public class InviteAcceptanceService {

    /** What events name as the credential: a session comes only after this. */
    private static final String CREDENTIAL = "sign-in";

    private final InviteRepository repository;
    private final UserService users;
    private final OrganizationService organizations;
    private final OrganizationLock lock;
    private final GrantService grants;
    private final ChangeLog changes;
    private final Clock clock;

    InviteAcceptanceService(
            InviteRepository repository,
            UserService users,
            OrganizationService organizations,
            OrganizationLock lock,
            GrantService grants,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.users = users;
        this.organizations = organizations;
        this.lock = lock;
        this.grants = grants;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The user that the person is, with every pending invite of his address accepted; null when nobody expects him.
     *
     * @param person with an address that his provider has verified
     */
    @WithTransaction
    public Uni<@Nullable User> recognize(Person person) {
        return repository
                .listPending(person.email(), clock.instant())
                .flatMap(pending -> pending.isEmpty()
                        ? users.recognize(person)
                        : users.recognizeOrAdd(person).call(user -> acceptAll(user, pending)));
    }

    /** In the order of the organizations, so that two sign-ins never wait for each other's locks. */
    private Uni<Void> acceptAll(User user, List<InviteEntity> pending) {
        return Multi.createFrom()
                .iterable(pending)
                .onItem()
                .transformToUniAndConcatenate(invite -> accept(user, invite))
                .onItem()
                .ignoreAsUni()
                .chain(() -> changes.revoke(Revoked.principal(user.id())));
    }

    private Uni<Void> accept(User user, InviteEntity invite) {
        return lock.take(invite.organizationId)
                .chain(() -> repository.process(invite, user.id(), clock.instant()))
                .flatMap(processed ->
                        processed ? join(user, invite) : Uni.createFrom().voidItem())
                // The organization was deleted meanwhile, and the invite with it.
                .onFailure(ApiException.class)
                .recoverWithNull();
    }

    private Uni<Void> join(User user, InviteEntity invite) {
        return organizations
                .get(invite.organizationId)
                .map(organization -> actor(user, new OrganizationRef(organization.id(), organization.name())))
                .flatMap(actor -> changes.write(actor, InviteChanges.accepted(invite.toInvite(), user.id()))
                        .chain(() -> grants.handOver(actor, invite.id)));
    }

    private static Principal actor(User user, OrganizationRef organization) {
        return new Principal(
                PrincipalType.USER,
                user.id().toString(),
                user.email(),
                user.name(),
                organization,
                null,
                CREDENTIAL,
                List.of(),
                null);
    }
}
