package dev.larch.iam.domain;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.enforcement.Enforcement;
import dev.larch.iam.enforcement.SignInGate;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of domains. Every method but those that find the tenant by a name is confined to one organization. */
@ApplicationScoped
public class SsoDomainService {

    private static final int MOST = 100;
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignInGate gate;
    private final SsoDomainRepository repository;
    private final Enforcement enforcement;
    private final ChangeLog changes;
    private final Clock clock;

    SsoDomainService(
            SignInGate gate, SsoDomainRepository repository, Enforcement enforcement, ChangeLog changes, Clock clock) {
        this.gate = gate;
        this.repository = repository;
        this.enforcement = enforcement;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds a domain that is still to be proved; fails with ALREADY_EXISTS or QUOTA_EXCEEDED. The quota is soft. */
    @WithTransaction
    Uni<SsoDomain> create(Principal caller, DomainName name) {
        var organizationId = caller.organizationOrFail();
        var domain = new SsoDomain(Ids.next(clock), organizationId, name.value(), token(), null, null, clock.instant());
        return repository
                .countIn(organizationId)
                .invoke(SsoDomainService::requireRoom)
                .chain(() -> repository.persistAndFlush(SsoDomainEntity.of(domain)))
                .onFailure(ConstraintViolationException.class)
                .transform(_ ->
                        ErrorCode.ALREADY_EXISTS.because("The domain %s is there already.".formatted(name.value())))
                .chain(() -> changes.write(caller, change("create", domain)))
                .replaceWith(domain);
    }

    /** All domains of the organization, by name. */
    @WithSession
    public Uni<List<SsoDomain>> list(UUID organizationId) {
        return repository
                .listIn(organizationId)
                .map(all -> all.stream().map(SsoDomainEntity::toDomain).toList());
    }

    /** The domain; fails with NOT_FOUND. */
    @WithSession
    Uni<SsoDomain> get(UUID organizationId, UUID id) {
        return repository
                .findIn(organizationId, id)
                .map(entity -> present(entity, id).toDomain());
    }

    /** Who has proved the name, or null. */
    @WithSession
    public Uni<@Nullable SsoDomain> findVerified(DomainName name) {
        return repository.findVerified(name.value()).map(entity -> entity == null ? null : entity.toDomain());
    }

    /** Whether any domain leads to a connection at all. */
    @WithSession
    public Uni<Boolean> isAnyRouted() {
        return repository.isAnyRouted();
    }

    /** The proof was seen; fails with ALREADY_EXISTS when another organization was first. */
    @WithTransaction
    Uni<SsoDomain> markVerified(Principal caller, UUID id) {
        return repository
                .findIn(caller.organizationOrFail(), id)
                .map(entity -> present(entity, id))
                .invoke(entity -> entity.verifiedAt = clock.instant())
                .call(repository::flush)
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> ErrorCode.ALREADY_EXISTS.because("Another organization has proved this domain."))
                .map(SsoDomainEntity::toDomain)
                .call(domain -> changes.write(caller, change("verify", domain)));
    }

    /**
     * Removes a domain and ends the sessions that came in by it; fails with NOT_FOUND, also the second time, and
     * FAILED_PRECONDITION while it is enforced.
     */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return gate.close(organizationId)
                .chain(() -> repository.findIn(organizationId, id))
                .map(entity -> present(entity, id).toDomain())
                .call(this::requireNotEnforced)
                .call(() -> repository.deleteIn(organizationId, id))
                .call(this::endSessions)
                .flatMap(domain ->
                        changes.write(caller, change("delete", domain), Revoked.organization(organizationId)));
    }

    /** The names of the domains that a connection has, in their order. */
    @WithSession
    public Uni<List<String>> listNamesOf(UUID organizationId, UUID connectionId) {
        return repository.listNamesOf(organizationId, connectionId);
    }

    /** Makes the named domains those of the connection; fails with INVALID_ARGUMENT when one is not there or not free. */
    @WithTransaction
    public Uni<Void> assign(UUID organizationId, UUID connectionId, List<String> names) {
        return repository
                .release(organizationId, connectionId)
                .chain(() -> names.isEmpty()
                        ? Uni.createFrom().item(0)
                        : repository.assign(organizationId, connectionId, names))
                .invoke(assigned -> requireAll(names, assigned))
                .replaceWithVoid();
    }

    private Uni<Integer> endSessions(SsoDomain domain) {
        var connection = domain.connectionId();
        return connection == null
                ? Uni.createFrom().item(0)
                : enforcement.endStraySessions(domain.organizationId(), connection);
    }

    private Uni<Void> requireNotEnforced(SsoDomain domain) {
        var connection = domain.connectionId();
        return (connection == null
                        ? Uni.createFrom().item(false)
                        : enforcement.isOn(domain.organizationId(), connection))
                .invoke(on -> {
                    if (on) {
                        throw ErrorCode.FAILED_PRECONDITION.because(
                                "The domain's connection is enforced: turn that off first.");
                    }
                })
                .replaceWithVoid();
    }

    private static void requireAll(List<String> names, int assigned) {
        if (assigned != names.size()) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "domains: each must be a proved domain of the organization that no other connection has.");
        }
    }

    private static void requireRoom(long count) {
        if (count >= MOST) {
            throw ErrorCode.QUOTA_EXCEEDED.because("An organization may have %d domains.".formatted(MOST));
        }
    }

    private static Change change(String action, SsoDomain domain) {
        return new Change(action, "sso-domain", domain.id().toString(), domain.name(), null, Map.of());
    }

    private static SsoDomainEntity present(@Nullable SsoDomainEntity entity, UUID id) {
        if (entity == null) {
            throw absent(id.toString());
        }
        return entity;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("SSO domain %s not found.".formatted(id));
    }

    private static String token() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
