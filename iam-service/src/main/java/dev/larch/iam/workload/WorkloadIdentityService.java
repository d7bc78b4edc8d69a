package dev.larch.iam.workload;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The rules of workload identities. Every method is confined to one organization. */
@ApplicationScoped
public class WorkloadIdentityService {

    private static final int MOST = 10;

    private final WorkloadIdentityRepository repository;
    private final CurrentRights rights;
    private final GrantService grants;
    private final OutboundClient outbound;
    private final ChangeLog changes;
    private final Clock clock;

    WorkloadIdentityService(
            WorkloadIdentityRepository repository,
            CurrentRights rights,
            GrantService grants,
            OutboundClient outbound,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.rights = rights;
        this.grants = grants;
        this.outbound = outbound;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Adds a rule; fails with NOT_FOUND for the account, INVALID_ARGUMENT, ALREADY_EXISTS, or QUOTA_EXCEEDED. A rule is as
     * good as a secret: for an account that is an owner it fails as {@link RecentSignIn} does, too.
     */
    @WithTransaction
    Uni<WorkloadIdentity> create(Principal caller, UUID accountId, NewWorkloadIdentity request) {
        requireAddress("issuer", request.issuer());
        if (request.jwksUri() != null) {
            requireAddress("jwks_uri", request.jwksUri());
        }
        var identity = new WorkloadIdentity(
                Ids.next(clock),
                caller.organizationOrFail(),
                accountId,
                request.issuer(),
                request.audience(),
                request.subject(),
                request.jwksUri(),
                clock.instant());
        return rights.lock(caller, Permission.SERVICE_ACCOUNT_UPDATE)
                .chain(() -> lockAccount(caller, accountId))
                .call(() -> grants.requireRecentForSecretOf(caller, RoleHolder.serviceAccount(accountId)))
                .call(() -> requireBelowQuota(identity))
                .call(() -> insert(identity))
                .call(name -> changes.write(caller, WorkloadIdentityChanges.created(identity, name)))
                .replaceWith(identity);
    }

    /** The rules of an account, oldest first; fails with NOT_FOUND for the account. */
    @WithTransaction
    Uni<List<WorkloadIdentity>> list(Principal caller, UUID accountId) {
        return lockAccount(caller, accountId).chain(() -> read(caller.organizationOrFail(), accountId));
    }

    /** Deletes a rule, and with it every token that was got by it; fails with NOT_FOUND. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID accountId, UUID id) {
        var organizationId = caller.organizationOrFail();
        return rights.lock(caller, Permission.SERVICE_ACCOUNT_UPDATE)
                .chain(() -> lockAccount(caller, accountId))
                .flatMap(name -> read(organizationId, accountId)
                        .map(identities -> find(identities, id))
                        .call(() -> repository.deleteIn(organizationId, id))
                        .flatMap(identity -> changes.write(
                                caller, WorkloadIdentityChanges.deleted(identity, name), Revoked.credential(id))));
    }

    /** The rules of an account for one who has shown a token and nothing else yet. */
    @WithSession
    public Uni<List<WorkloadIdentity>> listForExchange(UUID organizationId, UUID accountId) {
        return read(organizationId, accountId);
    }

    private Uni<List<WorkloadIdentity>> read(UUID organizationId, UUID accountId) {
        return repository
                .listIn(organizationId, accountId)
                .map(entities -> entities.stream()
                        .map(WorkloadIdentityEntity::toWorkloadIdentity)
                        .toList());
    }

    private Uni<String> lockAccount(Principal caller, UUID accountId) {
        return repository
                .lockAccountIn(caller.organizationOrFail(), accountId)
                .onItem()
                .ifNull()
                .failWith(() -> absentAccount(accountId.toString()));
    }

    private Uni<Void> requireBelowQuota(WorkloadIdentity identity) {
        return repository
                .count("serviceAccountId", identity.serviceAccountId())
                .invoke(count -> {
                    if (count >= MOST) {
                        throw ErrorCode.QUOTA_EXCEEDED.because(
                                "The service account has %d workload identities already.".formatted(MOST));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<WorkloadIdentityEntity> insert(WorkloadIdentity identity) {
        return repository
                .persistAndFlush(WorkloadIdentityEntity.of(identity))
                .onFailure(ConstraintViolationException.class)
                .transform(_ ->
                        ErrorCode.ALREADY_EXISTS.because("The service account has this workload identity already."));
    }

    private void requireAddress(String field, String text) {
        try {
            outbound.requireForm(URI.create(text));
        } catch (OutboundException | IllegalArgumentException e) {
            var reason = e instanceof OutboundException ? e.getMessage() : "The address is malformed.";
            throw ErrorCode.INVALID_ARGUMENT.because("%s: %s".formatted(field, reason));
        }
    }

    private static WorkloadIdentity find(List<WorkloadIdentity> identities, UUID id) {
        return identities.stream()
                .filter(identity -> identity.id().equals(id))
                .findFirst()
                .orElseThrow(() -> absent(id.toString()));
    }

    static ApiException absentAccount(String id) {
        return ErrorCode.NOT_FOUND.because("Service account %s not found.".formatted(id));
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Workload identity %s not found.".formatted(id));
    }
}
