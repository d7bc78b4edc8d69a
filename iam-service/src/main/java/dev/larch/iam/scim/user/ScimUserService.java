package dev.larch.iam.scim.user;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimPage;
import dev.larch.iam.scim.filter.FilterSql;
import dev.larch.iam.scim.user.ScimUserRepository.State;
import dev.larch.iam.user.ProviderIdentities;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The rules of provisioning people. Each change locks the person first, as his sign-in does, so that nobody slips in
 * while he is being switched off.
 */
@ApplicationScoped
class ScimUserService {

    private final ScimUserRepository repository;
    private final ScimMembership membership;
    private final ProviderIdentities identities;
    private final ChangeLog changes;
    private final Clock clock;

    ScimUserService(
            ScimUserRepository repository,
            ScimMembership membership,
            ProviderIdentities identities,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.membership = membership;
        this.identities = identities;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds a person as an OrgMember, or brings one back whom the directory has deleted; fails with uniqueness. */
    @WithTransaction
    Uni<ScimUser> create(Principal actor, UserAttributes attributes) {
        var organizationId = actor.organizationOrFail();
        return findPerson(organizationId, attributes)
                // Only now: the person is locked, and whoever came at the same time has finished.
                .call(() -> requireFree(organizationId, attributes.userName()))
                .map(id -> new ScimUser(id, attributes, clock.instant(), clock.instant(), List.of()))
                .call(user -> save(organizationId, user))
                .call(user -> changes.write(actor, ScimUserChanges.created(user)))
                .call(user -> attributes.active() ? membership.join(actor, user.id()) : membership.none());
    }

    /** The person; fails with NOT_FOUND, also for one of another organization. */
    @WithSession
    Uni<ScimUser> get(UUID organizationId, UUID id) {
        return repository.findIn(organizationId, id).map(user -> present(user, id));
    }

    /** A page of the people who match. */
    @WithSession
    Uni<ScimPage.Listing<ScimUser>> list(UUID organizationId, @Nullable String filter, ScimPage page) {
        var condition = FilterSql.of(filter, ScimUserQueries.COLUMNS, ScimUserQueries.FILTER_PARAMETER);
        return repository
                .count(organizationId, condition)
                .flatMap(total ->
                        repository.list(organizationId, condition, page).map(users -> page.listing(total, users)));
    }

    /** Changes a person; who is switched off loses every role, session and token at once. */
    @WithTransaction
    Uni<ScimUser> update(Principal actor, UUID id, UnaryOperator<UserAttributes> change) {
        var organizationId = actor.organizationOrFail();
        return repository
                .lockPerson(id)
                .chain(() -> repository.findIn(organizationId, id))
                .map(user -> present(user, id))
                .flatMap(user ->
                        update(actor, user, change.apply(user.attributes()).checked()));
    }

    /** Takes everything from a person and forgets him; he cannot sign in until the directory adds him again. */
    @WithTransaction
    Uni<Void> delete(Principal actor, UUID id) {
        var organizationId = actor.organizationOrFail();
        return repository
                .lockPerson(id)
                .chain(() -> repository.findIn(organizationId, id))
                .map(user -> present(user, id))
                .call(user -> repository.save(organizationId, user, State.DELETED))
                .call(() -> repository.leaveGroups(organizationId, id))
                .call(user -> changes.write(actor, ScimUserChanges.deleted(user)))
                .flatMap(user -> membership.end(actor, id, user.attributes().userName()));
    }

    /** Notes that the last owner was to be switched off or deleted, in a transaction of its own. */
    @WithTransaction
    Uni<Void> noteRefusal(Principal actor, UUID id) {
        var why = ErrorCode.FAILED_PRECONDITION.because("The organization would have no owner.");
        return repository
                .findIn(actor.organizationOrFail(), id)
                .flatMap(user -> changes.refuse(actor, ScimUserChanges.deleted(present(user, id)), why));
    }

    private Uni<ScimUser> update(Principal actor, ScimUser user, UserAttributes after) {
        var before = user.attributes();
        if (after.equals(before)) {
            return Uni.createFrom().item(user);
        }
        var changed = user.with(after, clock.instant());
        return rename(actor.organizationOrFail(), user, after.userName())
                .chain(() -> save(actor.organizationOrFail(), changed))
                .chain(() -> changes.write(actor, ScimUserChanges.updated(changed, before)))
                .chain(() -> settle(actor, changed, before))
                .replaceWith(changed);
    }

    private Uni<Void> settle(Principal actor, ScimUser changed, UserAttributes before) {
        boolean active = changed.attributes().active();
        if (active == before.active()) {
            return changes.revoke(Revoked.principal(changed.id()));
        }
        return active ? membership.join(actor, changed.id()) : membership.end(actor, changed.id(), before.userName());
    }

    /** A person who has signed in keeps the address that he signed in with; another is what the directory calls him. */
    private Uni<Void> rename(UUID organizationId, ScimUser user, String userName) {
        if (userName.equals(user.attributes().userName())) {
            return Uni.createFrom().voidItem();
        }
        return requireFree(organizationId, userName)
                .chain(() -> repository.hasSignedIn(user.id()))
                .flatMap(signedIn -> signedIn
                        ? Uni.createFrom().item(true)
                        : repository
                                .rename(organizationId, user.id(), userName)
                                .onFailure(ConstraintViolationException.class)
                                .transform(_ -> taken(userName)))
                .invoke(ScimUserService::requireRenamed)
                .replaceWithVoid();
    }

    private Uni<UUID> findPerson(UUID organizationId, UserAttributes attributes) {
        var email = attributes.userName();
        return repository
                .findDeleted(organizationId, email)
                .flatMap(deleted -> deleted == null
                        ? repository.expect(Ids.next(clock), email, attributes.displayName(), clock.instant())
                        : bringBack(organizationId, deleted))
                .onItem()
                .ifNull()
                .failWith(() -> taken(email));
    }

    /** Whoever is added under the address of somebody who was deleted may be another person, with a subject of his own. */
    private Uni<UUID> bringBack(UUID organizationId, UUID deleted) {
        return repository
                .lockPerson(deleted)
                .chain(() -> identities.forget(organizationId, deleted))
                .replaceWith(deleted);
    }

    private Uni<Void> save(UUID organizationId, ScimUser user) {
        // The unique constraint decides between two who come at once.
        return repository
                .save(organizationId, user, State.of(user.attributes().active()))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(user.attributes().userName()));
    }

    private Uni<Void> requireFree(UUID organizationId, String userName) {
        return repository
                .findByUserName(organizationId, userName)
                .invoke(found -> {
                    if (found != null) {
                        throw taken(userName);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireRenamed(boolean renamed) {
        if (!renamed) {
            throw ScimException.mutability("userName cannot be changed: another organization expects this person too.");
        }
    }

    private static ScimException taken(String userName) {
        return ScimException.uniqueness("There is a user '%s' already.".formatted(userName));
    }

    static ScimUser present(@Nullable ScimUser user, UUID id) {
        if (user == null) {
            throw ScimException.absent("User", id.toString());
        }
        return user;
    }
}
