package dev.larch.iam.signin;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.enforcement.Enforcement;
import dev.larch.iam.enforcement.Verdict;
import dev.larch.iam.invite.InviteAcceptanceService;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.scim.user.Deprovisioned;
import dev.larch.iam.session.OpenedSession;
import dev.larch.iam.session.SessionService;
import dev.larch.iam.session.WebSession;
import dev.larch.iam.user.EmailAddress;
import dev.larch.iam.user.Person;
import dev.larch.iam.user.User;
import dev.larch.kernel.ApiException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Decides whom of those that a provider vouches for Larch lets in. */
@ApplicationScoped
class SignInService {

    private static final int MOST_ORGANIZATIONS = 50;

    /** How a member stands with one of his organizations. */
    private record Standing(Organization organization, boolean off, Verdict verdict) {

        boolean isOpen() {
            return !off && verdict != Verdict.BOUND;
        }
    }

    private final InviteAcceptanceService invites;
    private final RoleBindingService roles;
    private final OrganizationService organizations;
    private final SessionService sessions;
    private final ChangeLog changes;
    private final Deprovisioned deprovisioned;
    private final Enforcement enforcement;

    SignInService(
            InviteAcceptanceService invites,
            RoleBindingService roles,
            OrganizationService organizations,
            SessionService sessions,
            ChangeLog changes,
            Deprovisioned deprovisioned,
            Enforcement enforcement) {
        this.invites = invites;
        this.roles = roles;
        this.organizations = organizations;
        this.sessions = sessions;
        this.changes = changes;
        this.deprovisioned = deprovisioned;
        this.enforcement = enforcement;
    }

    /** Opens a session in the oldest of the person's organizations that lets him in this way. */
    @WithTransaction
    Uni<SignIn> signIn(Person person) {
        return invites.recognize(person)
                .flatMap(known -> known == null
                        ? unknown()
                        : admitMember(known.user(), person).call(() -> invites.makeCount(known)));
    }

    private Uni<SignIn> admitMember(User user, Person person) {
        return roles.listOrganizationsOf(RoleHolder.user(user.id()), MOST_ORGANIZATIONS)
                .flatMap(ids -> ids.isEmpty() ? turnAway(user) : enter(user, person, ids));
    }

    /** Looks no further than the first that lets him in. When none does, it is the first of all that says why. */
    private Uni<SignIn> enter(User user, Person person, List<UUID> organizationIds) {
        return Multi.createFrom()
                .iterable(organizationIds)
                .onItem()
                .transformToUniAndConcatenate(id -> standing(user, person, id))
                .select()
                .where(Standing::isOpen)
                .toUni()
                .flatMap(open -> open == null
                        ? standing(user, person, organizationIds.getFirst()).flatMap(first -> refuse(user, first))
                        : open(user, person, open));
    }

    private Uni<Standing> standing(User user, Person person, UUID organizationId) {
        return organizations
                .get(organizationId)
                .flatMap(organization -> deprovisioned
                        .check(organizationId, user.id(), person.email())
                        .flatMap(off -> enforcement
                                .judge(organizationId, user.id(), person.email())
                                .map(verdict -> new Standing(organization, off, verdict))));
    }

    /** Somebody who is a member of nothing: the organization whose directory switched him off hears of it. */
    private Uni<SignIn> turnAway(User user) {
        return deprovisioned
                .findOrganization(user.id())
                .flatMap(id -> id == null
                        ? unknown()
                        : organizations
                                .get(id)
                                .flatMap(organization -> refuse(user, organization, Login.deprovisioned()))
                                .chain(SignInService::unknown));
    }

    private Uni<SignIn> refuse(User user, Standing standing) {
        return standing.off()
                ? refuse(user, standing.organization(), Login.deprovisioned()).chain(SignInService::unknown)
                : refuse(user, standing.organization(), Login.bound()).replaceWith(new SignIn.Bound());
    }

    private Uni<Void> refuse(User user, Organization organization, ApiException why) {
        return changes.refuse(Login.actor(user, organization, Login.NO_SESSION), Login.change(user), why);
    }

    private Uni<SignIn> open(User user, Person person, Standing standing) {
        var organization = standing.organization();
        return sessions.open(organization.id(), user.id(), origin(person))
                .call(opened -> changes.write(
                        Login.actor(user, organization, opened.session().id().toString()),
                        standing.verdict() == Verdict.EXEMPT ? Login.exempt(user) : Login.change(user)))
                .map(OpenedSession::secret)
                .map(SignIn.Admitted::new);
    }

    private static WebSession.Origin origin(Person person) {
        return new WebSession.Origin(person.authenticatedAt(), EmailAddress.domainOf(person.email()), null);
    }

    private static Uni<SignIn> unknown() {
        return Uni.createFrom().item(new SignIn.Unknown());
    }
}
