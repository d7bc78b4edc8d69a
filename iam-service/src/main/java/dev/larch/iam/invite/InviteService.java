package dev.larch.iam.invite;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.role.Grant;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.user.EmailAddress;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of inviting. Every method is confined to one organization. */
@ApplicationScoped
public class InviteService {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final InviteRepository repository;
    private final UserService users;
    private final GrantService grants;
    private final CurrentRights rights;
    private final InviteLimit limit;
    private final ChangeLog changes;
    private final Clock clock;

    InviteService(
            InviteRepository repository,
            UserService users,
            GrantService grants,
            CurrentRights rights,
            InviteLimit limit,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.users = users;
        this.grants = grants;
        this.rights = rights;
        this.limit = limit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Invites an address; fails with ALREADY_EXISTS for a member and for who is invited already, with
     * RESOURCE_EXHAUSTED, or as {@link GrantService} does. An invite of the address that has expired gives way.
     *
     * @param mailStatus what is known of the mail before it is sent
     */
    @WithTransaction
    Uni<Invite> create(Principal caller, EmailAddress email, List<Grant> roles, @Nullable MailStatus mailStatus) {
        var organizationId = caller.organizationOrFail();
        var now = clock.instant();
        var invite = new Invite(
                Ids.next(clock),
                organizationId,
                email.value(),
                idOf(caller),
                now.plus(LIFETIME),
                null,
                null,
                mailStatus,
                now);
        return rights.lock(caller, Permission.MEMBER_INVITE)
                .call(inviter -> makeRoom(inviter, email))
                .call(() -> limit.take(organizationId))
                .flatMap(inviter -> insert(inviter, invite, roles))
                .replaceWith(invite);
    }

    /** The invite; fails with NOT_FOUND. */
    @WithSession
    Uni<Invite> get(UUID organizationId, UUID id) {
        return repository
                .findIn(organizationId, id)
                .map(entity -> present(entity, id).toInvite());
    }

    /** A page of the invites that nobody has accepted, expired ones included. */
    @WithSession
    Uni<Page<Invite>> list(UUID organizationId, PageQuery page) {
        return repository
                .pageOfOpen(organizationId, page)
                .map(rows -> page.cut(rows.stream().map(InviteEntity::toInvite).toList(), Invite::id));
    }

    /**
     * Sends an invite again, for another seven days, as the caller's own; fails with NOT_FOUND, ALREADY_EXISTS or
     * RESOURCE_EXHAUSTED.
     */
    @WithTransaction
    Uni<Invite> resend(Principal caller, UUID id, @Nullable MailStatus mailStatus) {
        var organizationId = caller.organizationOrFail();
        return rights.lock(caller, Permission.MEMBER_INVITE)
                .chain(() -> repository.findIn(organizationId, id))
                .map(entity -> open(present(entity, id)))
                .call(() -> limit.take(organizationId))
                .flatMap(entity -> resend(caller, entity, mailStatus));
    }

    /** Takes an invite back with its roles; fails with NOT_FOUND, or with ALREADY_EXISTS when it is accepted. */
    @WithTransaction
    Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return rights.lock(caller, Permission.MEMBER_INVITE)
                .chain(() -> repository.findIn(organizationId, id))
                .map(entity -> open(present(entity, id)).toInvite())
                .flatMap(invite -> remove(caller, invite));
    }

    private Uni<Void> insert(Principal caller, Invite invite, List<Grant> roles) {
        return repository
                .persistAndFlush(InviteEntity.of(invite))
                .chain(() -> changes.write(caller, InviteChanges.created(invite)))
                .chain(() -> grants.grantAll(caller, RoleHolder.invite(invite.id()), roles));
    }

    private Uni<Invite> resend(Principal caller, InviteEntity entity, @Nullable MailStatus mailStatus) {
        var before = entity.toInvite();
        entity.send(idOf(caller), clock.instant().plus(LIFETIME), mailStatus);
        var after = entity.toInvite();
        return repository
                .flush()
                .chain(() -> changes.write(caller, InviteChanges.resent(before, after)))
                .replaceWith(after);
    }

    /** Passes when nobody has the address as a member or is invited under it; an expired invite gives way. */
    private Uni<Void> makeRoom(Principal inviter, EmailAddress email) {
        var organizationId = inviter.organizationOrFail();
        return users.isMember(organizationId, email)
                .invoke(InviteService::requireNoMember)
                .chain(() -> repository.findOpen(organizationId, email.value()))
                .flatMap(open -> open == null ? Uni.createFrom().voidItem() : replace(inviter, open.toInvite()));
    }

    private Uni<Void> replace(Principal caller, Invite open) {
        if (open.status(clock.instant()) == InviteStatus.PENDING) {
            throw ErrorCode.ALREADY_EXISTS.because(
                    "The address is invited already, by invite %s. Resend or delete it.".formatted(open.id()));
        }
        return remove(caller, open);
    }

    private Uni<Void> remove(Principal caller, Invite invite) {
        return grants.removeAll(caller, RoleHolder.invite(invite.id()))
                .chain(() -> repository.deleteIn(invite.organizationId(), invite.id()))
                .chain(() -> changes.write(caller, InviteChanges.deleted(invite)));
    }

    private static UUID idOf(Principal caller) {
        return UUID.fromString(caller.id());
    }

    private static void requireNoMember(boolean member) {
        if (member) {
            throw ErrorCode.ALREADY_EXISTS.because("Somebody with that address is a member of the organization.");
        }
    }

    private static InviteEntity open(InviteEntity entity) {
        if (entity.processedAt != null) {
            throw ErrorCode.ALREADY_EXISTS.because(
                    "Invite %s has been accepted, by user %s.".formatted(entity.id, entity.userId));
        }
        return entity;
    }

    private static InviteEntity present(@Nullable InviteEntity entity, UUID id) {
        if (entity == null) {
            throw absent(id.toString());
        }
        return entity;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Invite %s not found.".formatted(id));
    }
}
