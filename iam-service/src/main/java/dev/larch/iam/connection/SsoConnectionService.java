package dev.larch.iam.connection;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.domain.SsoDomainService;
import dev.larch.iam.enforcement.Enforcement;
import dev.larch.iam.enforcement.SignInGate;
import dev.larch.iam.openid.ClientCredential;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of connections. Every method but those of the sign-in itself is confined to one organization. */
@ApplicationScoped
public class SsoConnectionService {

    private static final int MOST = 20;

    private final SignInGate gate;
    private final SsoConnectionRepository repository;
    private final SsoDomainService domains;
    private final Enforcement enforcement;
    private final OrganizationLock owners;
    private final ConnectionDraft drafts;
    private final ChangeLog changes;

    SsoConnectionService(
            SignInGate gate,
            SsoConnectionRepository repository,
            SsoDomainService domains,
            Enforcement enforcement,
            OrganizationLock owners,
            ConnectionDraft drafts,
            ChangeLog changes) {
        this.gate = gate;
        this.repository = repository;
        this.domains = domains;
        this.enforcement = enforcement;
        this.owners = owners;
        this.drafts = drafts;
        this.changes = changes;
    }

    /** Adds a connection; fails with ALREADY_EXISTS, QUOTA_EXCEEDED or INVALID_ARGUMENT. */
    @WithTransaction
    Uni<SsoConnection> create(Principal caller, SsoConnectionRequest request) {
        var connection = drafts.create(caller.organizationOrFail(), request);
        var names = ConnectionDraft.domains(request);
        return gate.close(connection.organizationId())
                .chain(() -> repository.countIn(connection.organizationId()))
                .invoke(SsoConnectionService::requireRoom)
                .chain(() -> store(repository.persistAndFlush(SsoConnectionEntity.of(connection)), connection))
                .chain(() -> assign(connection, names))
                .chain(() -> changes.write(
                        caller,
                        ConnectionChanges.created(
                                new ConnectionChanges.State(connection, names == null ? List.of() : names))))
                .replaceWith(connection);
    }

    /** The connections of the organization, oldest first. */
    @WithSession
    Uni<List<SsoConnection>> list(UUID organizationId) {
        return repository
                .listIn(organizationId)
                .map(all -> all.stream().map(SsoConnectionEntity::toConnection).toList());
    }

    /** The connection; fails with NOT_FOUND. */
    @WithSession
    Uni<SsoConnection> get(UUID organizationId, UUID id) {
        return repository
                .findIn(organizationId, id)
                .map(entity -> present(entity, id).toConnection());
    }

    /** The connection that a sign-in or a provider names, or null; the address is what finds the tenant. */
    @WithSession
    public Uni<@Nullable SsoConnection> find(UUID id) {
        return repository.findById(id).map(entity -> entity == null ? null : entity.toConnection());
    }

    /** The same, and nobody changes it or its domains before the current transaction ends. */
    @WithTransaction
    public Uni<@Nullable SsoConnection> findForSignIn(UUID id) {
        return gate.passBy(id).chain(() -> find(id));
    }

    /** How Larch proves itself to the provider. */
    public ClientCredential credential(SsoConnection connection) {
        return new ClientCredential(connection.clientId(), drafts.open(connection));
    }

    /** Changes a connection; fails with FAILED_PRECONDITION when enforcing it would lock everybody out. */
    @WithTransaction
    Uni<SsoConnection> update(Principal caller, UUID id, SsoConnectionRequest request) {
        var organizationId = caller.organizationOrFail();
        return gate.close(organizationId)
                .chain(() -> repository.findIn(organizationId, id))
                .map(entity -> present(entity, id))
                .flatMap(entity -> apply(caller, entity, request));
    }

    /** Deletes a connection and ends its sessions; fails with FAILED_PRECONDITION while it is enforced. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return gate.close(organizationId)
                .chain(() -> repository.findIn(organizationId, id))
                .map(entity -> present(entity, id).toConnection())
                .invoke(SsoConnectionService::requireNotEnforced)
                .call(() -> enforcement.endSessions(organizationId, id))
                .call(() -> repository.deleteIn(organizationId, id))
                .flatMap(connection -> changes.write(
                        caller, ConnectionChanges.deleted(connection), Revoked.organization(organizationId)));
    }

    private Uni<SsoConnection> apply(Principal caller, SsoConnectionEntity entity, SsoConnectionRequest request) {
        var before = entity.toConnection();
        var after = drafts.apply(before, request);
        if (before.enforce() && !after.enabled()) {
            throw enforced();
        }
        var names = ConnectionDraft.domains(request);
        entity.take(after);
        return store(repository.flush(), after)
                .chain(() -> domains.listNamesOf(after.organizationId(), after.id()))
                .call(() -> assign(after, names))
                .call(() ->
                        before.enforce() || !after.enforce() ? Uni.createFrom().voidItem() : requireAWayIn(after))
                .call(() -> endSessions(after))
                .flatMap(had -> changes.write(
                        caller,
                        ConnectionChanges.updated(
                                new ConnectionChanges.State(before, had),
                                new ConnectionChanges.State(after, names == null ? had : names)),
                        Revoked.organization(after.organizationId())))
                .replaceWith(after);
    }

    /** Who came in by a way that is closed now goes. */
    private Uni<Void> endSessions(SsoConnection connection) {
        var ended = connection.enabled()
                ? connection.enforce()
                        ? enforcement.endOtherSessions(connection.organizationId(), connection.id())
                        : Uni.createFrom().item(0)
                : enforcement.endSessions(connection.organizationId(), connection.id());
        return ended.chain(() -> enforcement.endStraySessions(connection.organizationId(), connection.id()))
                .replaceWithVoid();
    }

    /** Who is an owner stays one until this is done. */
    private Uni<Void> requireAWayIn(SsoConnection connection) {
        var organizationId = connection.organizationId();
        return owners.take(organizationId)
                .chain(() -> enforcement.hasSeenAnOwner(organizationId, connection.id()))
                .flatMap(seen -> seen ? Uni.createFrom().item(true) : hasBreakGlass(organizationId))
                .invoke(may -> {
                    if (!may) {
                        throw ErrorCode.FAILED_PRECONDITION.because(
                                "Nobody could manage the organization any more: first"
                                        + " an owner must sign in by this connection, or a break-glass owner must be set.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> hasBreakGlass(UUID organizationId) {
        return enforcement
                .findBreakGlass(organizationId)
                .flatMap(user ->
                        user == null ? Uni.createFrom().item(false) : enforcement.isOwner(organizationId, user));
    }

    private Uni<Void> assign(SsoConnection connection, @Nullable List<String> names) {
        return names == null
                ? Uni.createFrom().voidItem()
                : domains.assign(connection.organizationId(), connection.id(), names);
    }

    private static <T> Uni<T> store(Uni<T> written, SsoConnection connection) {
        return written.onFailure(ConstraintViolationException.class)
                .transform(_ -> ErrorCode.ALREADY_EXISTS.because(
                        "A connection named '%s' exists.".formatted(connection.name())));
    }

    private static void requireNotEnforced(SsoConnection connection) {
        if (connection.enforce()) {
            throw enforced();
        }
    }

    private static ApiException enforced() {
        return ErrorCode.FAILED_PRECONDITION.because("The connection is enforced: turn that off first.");
    }

    private static void requireRoom(long count) {
        if (count >= MOST) {
            throw ErrorCode.QUOTA_EXCEEDED.because("An organization may have %d connections.".formatted(MOST));
        }
    }

    private static SsoConnectionEntity present(@Nullable SsoConnectionEntity entity, UUID id) {
        if (entity == null) {
            throw absent(id.toString());
        }
        return entity;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("SSO connection %s not found.".formatted(id));
    }
}
