package dev.larch.iam.bootstrap;

import dev.larch.iam.account.ServiceAccountService;
import dev.larch.iam.apikey.ApiKeyService;
import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.project.ProjectService;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.user.UserService;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Fills an empty database: an organization, its owner, a project, an API key and a service account. */
@ApplicationScoped
class BootstrapService {

    private static final String LOCK = "LOCK TABLE organization IN SHARE ROW EXCLUSIVE MODE";

    private final FirstOrganization first;
    private final UserService users;
    private final RoleBindingService roles;
    private final ProjectService projects;
    private final ApiKeyService keys;
    private final ServiceAccountService accounts;
    private final ChangeLog changes;

    BootstrapService(
            FirstOrganization first,
            UserService users,
            RoleBindingService roles,
            ProjectService projects,
            ApiKeyService keys,
            ServiceAccountService accounts,
            ChangeLog changes) {
        this.first = first;
        this.users = users;
        this.roles = roles;
        this.projects = projects;
        this.keys = keys;
        this.accounts = accounts;
        this.changes = changes;
    }

    /** Makes what the plan says, unless there is or ever was an organization; says whether it did. */
    @WithTransaction
    Uni<Boolean> runOnce(BootstrapPlan plan) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK).executeUpdate())
                .chain(first::wasMade)
                .flatMap(made -> made ? Uni.createFrom().item(false) : run(plan).replaceWith(true));
    }

    private Uni<Void> run(BootstrapPlan plan) {
        return first.make(plan.organizationName()).flatMap(organization -> fill(organization, plan));
    }

    private Uni<Void> fill(Organization organization, BootstrapPlan plan) {
        var actor = FirstStart.actor(organization);
        return changes.write(actor, FirstStart.organization(organization))
                .chain(() -> addOwner(actor, plan))
                .chain(() -> addProject(actor, plan))
                .chain(() -> addAccount(actor, plan));
    }

    private Uni<Void> addOwner(Principal actor, BootstrapPlan plan) {
        return users.expect(plan.ownerEmail())
                .call(owner -> roles.bindToOrganization(
                        RoleHolder.user(owner.id()), Role.ORG_OWNER, actor.organizationOrFail()))
                .flatMap(owner -> changes.write(actor, FirstStart.owner(owner.id(), owner.email())));
    }

    private Uni<Void> addProject(Principal actor, BootstrapPlan plan) {
        var id = actor.organizationOrFail();
        return projects.createFirst(id, plan.projectId(), plan.projectName())
                .chain(() -> changes.write(actor, FirstStart.project(plan.projectId(), plan.projectName())))
                .chain(() -> keys.createFirst(id, plan.projectId(), plan.apiKey()))
                .flatMap(key -> changes.write(
                        actor, FirstStart.key(key.id(), key.terms().name(), plan.projectId())));
    }

    private Uni<Void> addAccount(Principal actor, BootstrapPlan plan) {
        var id = actor.organizationOrFail();
        return accounts.createFirst(id, plan.clientId(), plan.clientSecret())
                .call(account -> roles.bindToOrganization(RoleHolder.serviceAccount(account.id()), Role.ORG_OWNER, id))
                .flatMap(account -> changes.write(actor, FirstStart.account(account)));
    }
}
