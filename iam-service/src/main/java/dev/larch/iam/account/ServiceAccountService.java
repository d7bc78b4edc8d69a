package dev.larch.iam.account;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.config.QuotaConfig;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.iam.role.Grant;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.kernel.Page;
import dev.larch.kernel.Sha256;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Service accounts: programs that hold roles of their own. */
@ApplicationScoped
public class ServiceAccountService {

    private static final int CLIENT_ID_LENGTH = 32;
    private static final int SECRET_LENGTH = 64;

    private final ServiceAccountRepository repository;
    private final GrantService grants;
    private final CurrentRights rights;
    private final ChangeLog changes;
    private final QuotaConfig quota;
    private final Clock clock;

    ServiceAccountService(
            ServiceAccountRepository repository,
            GrantService grants,
            CurrentRights rights,
            ChangeLog changes,
            QuotaConfig quota,
            Clock clock) {
        this.repository = repository;
        this.grants = grants;
        this.rights = rights;
        this.changes = changes;
        this.quota = quota;
        this.clock = clock;
    }

    /** Adds the first account of an installation, with the credentials that the installation chose. */
    @WithTransaction
    public Uni<ServiceAccount> createFirst(UUID organizationId, String clientId, String clientSecret) {
        var account = account(organizationId, "default", clientId, clientSecret);
        return insert(account).replaceWith(account);
    }

    /** The same with credentials that it makes itself. */
    @WithTransaction
    public Uni<NewSecret> createFirst(UUID organizationId) {
        var secret = RandomText.of(SECRET_LENGTH);
        return createFirst(organizationId, RandomText.of(CLIENT_ID_LENGTH), secret)
                .map(account -> new NewSecret(account, secret));
    }

    /** The account with that client id, or null. */
    public Uni<@Nullable ServiceAccount> findByClientId(String clientId) {
        return repository.findByClientId(clientId);
    }

    /** Adds an account with its roles; fails as {@link GrantService} does, or with QUOTA_EXCEEDED. */
    @WithTransaction
    Uni<NewSecret> create(Principal caller, String name, List<Grant> roles) {
        var organizationId = caller.organizationOrFail();
        var secret = RandomText.of(SECRET_LENGTH);
        var account = account(organizationId, name, RandomText.of(CLIENT_ID_LENGTH), secret);
        return rights.lock(caller, Permission.SERVICE_ACCOUNT_CREATE)
                .call(() -> repository.countIn(organizationId).invoke(this::requireBelowQuota))
                .call(() -> insert(account))
                .call(creator -> changes.write(creator, ServiceAccountChanges.created(account)))
                .flatMap(creator -> grants.grantAll(creator, RoleHolder.serviceAccount(account.id()), roles))
                .replaceWith(new NewSecret(account, secret));
    }

    /** The account; fails with NOT_FOUND, also for one of another organization. */
    @WithSession
    Uni<ServiceAccount> get(UUID organizationId, UUID id) {
        return repository
                .findIn(organizationId, id)
                .map(entity -> present(entity, id).toServiceAccount());
    }

    /** A page of the accounts of an organization. */
    @WithSession
    Uni<Page<ServiceAccount>> list(UUID organizationId, PageQuery page) {
        return repository
                .pageIn(organizationId, page)
                .map(rows -> page.cut(
                        rows.stream()
                                .map(ServiceAccountEntity::toServiceAccount)
                                .toList(),
                        ServiceAccount::id));
    }

    /** Gives the account another name; null leaves it as it is. */
    @WithTransaction
    Uni<ServiceAccount> rename(Principal caller, UUID id, @Nullable String name) {
        return repository
                .findForUpdateIn(caller.organizationOrFail(), id)
                .map(entity -> present(entity, id))
                .flatMap(entity -> name == null || name.equals(entity.name)
                        ? Uni.createFrom().item(entity.toServiceAccount())
                        : rename(caller, entity, name));
    }

    /**
     * Gives the account another secret; the old one and its tokens are worth nothing from then on. Fails with NOT_FOUND,
     * or as {@link RecentSignIn} does for an account that is an owner.
     */
    @WithTransaction
    Uni<NewSecret> rotate(Principal caller, UUID id) {
        return rights.lock(caller, Permission.SERVICE_ACCOUNT_UPDATE)
                .chain(() -> repository.findForUpdateIn(caller.organizationOrFail(), id))
                .map(entity -> present(entity, id))
                .call(() -> grants.requireRecentForSecretOf(caller, RoleHolder.serviceAccount(id)))
                .flatMap(entity -> rotate(caller, entity));
    }

    /** Deletes the account with its roles; fails with NOT_FOUND, or with ABORTED for the only owner. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return rights.lock(caller, Permission.SERVICE_ACCOUNT_DELETE)
                .chain(() -> repository.findForUpdateIn(organizationId, id))
                .map(entity -> present(entity, id).toServiceAccount())
                .call(() -> grants.removeAll(caller, RoleHolder.serviceAccount(id)))
                .call(() -> repository.deleteIn(organizationId, id))
                .flatMap(account ->
                        changes.write(caller, ServiceAccountChanges.deleted(account), Revoked.principal(id)));
    }

    private Uni<ServiceAccount> rename(Principal caller, ServiceAccountEntity entity, String name) {
        var before = entity.toServiceAccount();
        entity.name = name;
        entity.updatedAt = clock.instant();
        var after = entity.toServiceAccount();
        // What the services remember of the account holds the old name.
        return repository
                .flush()
                .chain(() -> changes.write(
                        caller, ServiceAccountChanges.renamed(before, after), Revoked.principal(after.id())))
                .replaceWith(after);
    }

    private Uni<NewSecret> rotate(Principal caller, ServiceAccountEntity entity) {
        var secret = RandomText.of(SECRET_LENGTH);
        var oldSecretId = entity.secretId;
        entity.secretId = Ids.next(clock);
        entity.secretSha256 = Sha256.hex(secret);
        entity.updatedAt = clock.instant();
        var account = entity.toServiceAccount();
        return repository
                .flush()
                .chain(() ->
                        changes.write(caller, ServiceAccountChanges.rotated(account), Revoked.credential(oldSecretId)))
                .replaceWith(new NewSecret(account, secret));
    }

    private ServiceAccount account(UUID organizationId, String name, String clientId, String secret) {
        var now = clock.instant();
        return new ServiceAccount(
                Ids.next(clock), organizationId, name, clientId, Ids.next(clock), Sha256.hex(secret), now, now);
    }

    private Uni<ServiceAccountEntity> insert(ServiceAccount account) {
        return repository.persistAndFlush(ServiceAccountEntity.of(account));
    }

    private void requireBelowQuota(long accounts) {
        if (accounts >= quota.serviceAccounts()) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "Not enough available quota to complete this operation. The organization may have %d service accounts."
                            .formatted(quota.serviceAccounts()));
        }
    }

    private static ServiceAccountEntity present(@Nullable ServiceAccountEntity entity, UUID id) {
        if (entity == null) {
            throw absent(id.toString());
        }
        return entity;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Service account %s not found.".formatted(id));
    }
}
