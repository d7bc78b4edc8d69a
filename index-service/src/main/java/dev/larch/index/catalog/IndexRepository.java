package dev.larch.index.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of indexes; every query but the one at start names its project. */
@ApplicationScoped
class IndexRepository implements PanacheRepositoryBase<IndexEntity, UUID> {

    Uni<List<IndexEntity>> listIn(UUID projectId) {
        return list("projectId = ?1", Sort.by("name"), projectId);
    }

    Uni<@Nullable IndexEntity> findIn(UUID projectId, String name) {
        return find("projectId = ?1 and name = ?2", projectId, name).firstResult();
    }

    /** Finds the row and keeps others from changing it until the transaction ends. */
    Uni<@Nullable IndexEntity> lockIn(UUID projectId, String name) {
        return find("projectId = ?1 and name = ?2", projectId, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Long> countIn(UUID projectId) {
        return count("projectId = ?1", projectId);
    }

    Uni<List<Integer>> usedPorts() {
        return getSession()
                .flatMap(session -> session.createQuery("select port from IndexEntity", Integer.class)
                        .getResultList());
    }

    Uni<Integer> lastPort() {
        return getSession()
                .flatMap(session -> session.createNativeQuery("SELECT last_port FROM port_cursor", Integer.class)
                        .getSingleResult());
    }

    Uni<Integer> moveCursor(int port) {
        return getSession()
                .flatMap(session -> session.createNativeQuery("UPDATE port_cursor SET last_port = ?1")
                        .setParameter(1, port)
                        .executeUpdate());
    }
}
