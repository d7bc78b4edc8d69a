package dev.larch.iam.bootstrap;

import dev.larch.iam.account.NewSecret;
import dev.larch.iam.account.ServiceAccountService;
import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Sha256;
import dev.larch.platform.access.Role;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues the one-time token of an empty installation, and makes the first organization for who shows it. */
@ApplicationScoped
class FirstOwnerService {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final String LOCK = "LOCK TABLE organization IN SHARE ROW EXCLUSIVE MODE";
    private static final String ISSUE = """
            INSERT INTO bootstrap_token (token_sha256, expires_at) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at""";
    private static final String VOID = "DELETE FROM bootstrap_token";
    private static final String USE = "DELETE FROM bootstrap_token WHERE token_sha256 = ?1 AND expires_at > ?2";

    private final OrganizationService organizations;
    private final FirstOrganization first;
    private final UserService users;
    private final RoleBindingService roles;
    private final ServiceAccountService accounts;
    private final ChangeLog changes;
    private final Clock clock;

    FirstOwnerService(
            OrganizationService organizations,
            FirstOrganization first,
            UserService users,
            RoleBindingService roles,
            ServiceAccountService accounts,
            ChangeLog changes,
            Clock clock) {
        this.organizations = organizations;
        this.first = first;
        this.users = users;
        this.roles = roles;
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
    }

    /** A new token in place of an earlier one; with an organization there, an empty text, and no token is good any more. */
    @WithTransaction
    Uni<String> issueWhenEmpty() {
        var token = OneTimeToken.random();
        return run(LOCK)
                .chain(organizations::isAny)
                .flatMap(any -> any
                        ? run(VOID).replaceWith("")
                        : run(ISSUE, token.sha256(), clock.instant().plus(LIFETIME))
                                .replaceWith(token.value()));
    }

    /** Makes the first organization and its owners; fails with UNAUTHENTICATED for a token that is not good any more. */
    @WithTransaction
    Uni<FirstOwner> makeFirst(FirstOwnerRequest request) {
        // Deleting the row is the check: of two who come at once, one finds it.
        return run(USE, Sha256.hex(request.token()), clock.instant())
                .invoke(FirstOwnerService::requireFound)
                .chain(() -> first.make(request.organizationName()))
                .flatMap(organization -> fill(organization, request));
    }

    private Uni<FirstOwner> fill(Organization organization, FirstOwnerRequest request) {
        var actor = actor(organization);
        return changes.write(actor, created(organization, request))
                .chain(() -> addOwner(actor, request.ownerEmail()))
                .chain(() -> addAccount(actor))
                .map(made -> new FirstOwner(
                        organization.id(), request.ownerEmail(), made.account().clientId(), made.secret()));
    }

    private Uni<Void> addOwner(Principal actor, String email) {
        return users.expect(email)
                .call(owner -> roles.bindToOrganization(
                        RoleHolder.user(owner.id()), Role.ORG_OWNER, actor.organizationOrFail()))
                .flatMap(owner -> changes.write(actor, FirstStart.owner(owner.id(), owner.email())));
    }

    private Uni<NewSecret> addAccount(Principal actor) {
        var id = actor.organizationOrFail();
        return accounts.createFirst(id)
                .call(made -> roles.bindToOrganization(
                        RoleHolder.serviceAccount(made.account().id()), Role.ORG_OWNER, id))
                .call(made -> changes.write(actor, FirstStart.account(made.account())));
    }

    private static Uni<Integer> run(String statement, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    private static void requireFound(int used) {
        if (used == 0) {
            throw ErrorCode.UNAUTHENTICATED.because("The bootstrap token is wrong, used or too old.");
        }
    }

    /** Whoever holds the token is nobody yet. */
    private static Principal actor(Organization organization) {
        return new Principal(
                PrincipalType.SERVICE,
                "bootstrap-token",
                "bootstrap token",
                null,
                new OrganizationRef(organization.id(), organization.name()),
                null,
                "bootstrap-token",
                List.of(),
                null);
    }

    private static Change created(Organization organization, FirstOwnerRequest request) {
        return new Change(
                "create",
                "organization",
                organization.id().toString(),
                organization.name(),
                null,
                Map.of("cause", "bootstrap token", "owner", request.ownerEmail()));
    }

    /** What was made; the secret is shown this once. */
    record FirstOwner(UUID organizationId, String ownerEmail, String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "FirstOwner[organizationId=" + organizationId + ", clientId=" + clientId + "]";
        }
    }
}
