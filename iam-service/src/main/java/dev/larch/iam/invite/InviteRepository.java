package dev.larch.iam.invite;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of invites. */
@ApplicationScoped
class InviteRepository implements PanacheRepositoryBase<InviteEntity, UUID> {

    /** How many organizations somebody joins by one sign-in; he joins the others by the next ones. */
    private static final int MOST_AT_ONCE = 100;

    Uni<@Nullable InviteEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    /** The invite of that address that nobody has accepted yet: the database keeps it to one. */
    Uni<@Nullable InviteEntity> findOpen(UUID organizationId, String email) {
        return find("organizationId = ?1 and email = ?2 and processedAt is null", organizationId, email)
                .firstResult();
    }

    Uni<List<InviteEntity>> pageOfOpen(UUID organizationId, PageQuery page) {
        var query = page.after() == null
                ? find("organizationId = ?1 and processedAt is null order by id", organizationId)
                : find(
                        "organizationId = ?1 and processedAt is null and id > ?2 order by id",
                        organizationId,
                        page.after());
        return query.range(0, page.rows() - 1).list();
    }

    /** What an address is invited to in all organizations: the one place where the tenant is what is looked for. */
    Uni<List<InviteEntity>> listPending(String email, Instant now) {
        return find("email = ?1 and processedAt is null and expiresAt > ?2 order by organizationId", email, now)
                .range(0, MOST_AT_ONCE - 1)
                .list();
    }

    /** Marks it as accepted, if it is still pending now. */
    Uni<Boolean> process(InviteEntity invite, UUID userId, Instant now) {
        return update(
                        "processedAt = ?1, userId = ?2 where organizationId = ?3 and id = ?4"
                                + " and processedAt is null and expiresAt > ?1",
                        now,
                        userId,
                        invite.organizationId,
                        invite.id)
                .map(count -> count == 1);
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }
}
