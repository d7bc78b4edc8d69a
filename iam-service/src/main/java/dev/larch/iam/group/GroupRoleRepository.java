package dev.larch.iam.group;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of the mappings. */
@ApplicationScoped
class GroupRoleRepository implements PanacheRepositoryBase<GroupRoleEntity, UUID> {

    Uni<List<GroupRole>> listIn(UUID organizationId) {
        return find("organizationId = ?1 order by id", organizationId)
                .list()
                .map(rows -> rows.stream().map(GroupRoleEntity::toGroupRole).toList());
    }

    Uni<List<GroupRole>> pageIn(UUID organizationId, PageQuery page) {
        var after = page.after();
        var query = after == null
                ? find("organizationId = ?1 order by id", organizationId)
                : find("organizationId = ?1 and id > ?2 order by id", organizationId, after);
        return query.range(0, page.rows() - 1)
                .list()
                .map(rows -> rows.stream().map(GroupRoleEntity::toGroupRole).toList());
    }

    Uni<@Nullable GroupRole> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id)
                .firstResult()
                .map(row -> row == null ? null : row.toGroupRole());
    }

    Uni<Long> countIn(UUID organizationId) {
        return count("organizationId", organizationId);
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }
}
