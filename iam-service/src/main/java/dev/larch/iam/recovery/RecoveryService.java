package dev.larch.iam.recovery;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.kernel.Ids;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Seals codes, and lets in who shows one: once, as an owner, and changing nothing else. */
@ApplicationScoped
class RecoveryService {

    private final RecoveryRepository repository;
    private final OrganizationService organizations;
    private final ChangeLog changes;
    private final Clock clock;

    RecoveryService(RecoveryRepository repository, OrganizationService organizations, ChangeLog changes, Clock clock) {
        this.repository = repository;
        this.organizations = organizations;
        this.changes = changes;
        this.clock = clock;
    }

    /** A new code in place of an earlier one. */
    @WithTransaction
    Uni<RecoveryCode> seal(Principal caller) {
        var organizationId = caller.organizationOrFail();
        var code = RecoveryCode.random();
        return repository
                .seal(organizationId, code, clock.instant())
                .chain(() -> organizations.get(organizationId))
                .flatMap(organization -> changes.write(caller, change("create", organization, Map.of())))
                .replaceWith(code);
    }

    /** Makes the address that of an expected owner; says whether the code was good. */
    @WithTransaction
    Uni<Boolean> recover(RecoveryCode code, String email) {
        return repository
                .findOrganization(code)
                .flatMap(organizationId -> organizationId == null
                        ? Uni.createFrom().item(false)
                        : repository
                                .use(organizationId, code)
                                .chain(() -> letIn(organizationId, email))
                                .replaceWith(true));
    }

    private Uni<Void> letIn(UUID organizationId, String email) {
        var now = clock.instant();
        return organizations
                .get(organizationId)
                .flatMap(organization -> repository
                        .letIn(organizationId, email, now)
                        .chain(() -> repository.findPeople(organizationId, Ids.next(clock), email, now))
                        .call(people ->
                                each(people, id -> repository.makeOwner(Ids.next(clock), organizationId, id, now)))
                        .call(() -> changes.write(
                                finder(organization), change("use", organization, Map.of("owner", email))))
                        .flatMap(people -> each(people, id -> changes.revoke(Revoked.principal(id)))));
    }

    private static Uni<Void> each(List<UUID> ids, Function<UUID, Uni<? extends Void>> action) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(action)
                .toUni()
                .replaceWithVoid();
    }

    /** Whoever has found the code is nobody yet. */
    private static Principal finder(Organization organization) {
        return new Principal(
                PrincipalType.SERVICE,
                "recovery-code",
                "recovery code",
                null,
                new OrganizationRef(organization.id(), organization.name()),
                null,
                "recovery-code",
                List.of(),
                null);
    }

    private static Change change(String action, Organization organization, Map<String, Object> parameters) {
        var id = organization.id().toString();
        return new Change(action, "recovery-code", id, organization.name(), null, parameters);
    }
}
