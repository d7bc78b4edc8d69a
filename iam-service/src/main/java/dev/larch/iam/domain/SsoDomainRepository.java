package dev.larch.iam.domain;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of domains. */
@ApplicationScoped
class SsoDomainRepository implements PanacheRepositoryBase<SsoDomainEntity, UUID> {

    Uni<List<SsoDomainEntity>> listIn(UUID organizationId) {
        return list("organizationId = ?1 order by name", organizationId);
    }

    Uni<@Nullable SsoDomainEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<Long> countIn(UUID organizationId) {
        return count("organizationId = ?1", organizationId);
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }

    /** A verified domain belongs to one organization: the name is what finds the tenant. */
    Uni<@Nullable SsoDomainEntity> findVerified(String name) {
        return find("name = ?1 and verifiedAt is not null", name).firstResult();
    }

    Uni<List<String>> listNamesOf(UUID organizationId, UUID connectionId) {
        return find("organizationId = ?1 and connectionId = ?2 order by name", organizationId, connectionId)
                .list()
                .map(domains -> domains.stream().map(domain -> domain.name).toList());
    }

    Uni<Boolean> isAnyRouted() {
        return count("verifiedAt is not null and connectionId is not null").map(count -> count > 0);
    }

    Uni<Integer> release(UUID organizationId, UUID connectionId) {
        return update(
                "connectionId = null where organizationId = ?1 and connectionId = ?2", organizationId, connectionId);
    }

    /** Gives domains that are free to the connection, and says how many they were. */
    Uni<Integer> assign(UUID organizationId, UUID connectionId, List<String> names) {
        return update(
                "connectionId = ?2 where organizationId = ?1 and name in ?3 and connectionId is null and verifiedAt is not null",
                organizationId,
                connectionId,
                names);
    }
}
