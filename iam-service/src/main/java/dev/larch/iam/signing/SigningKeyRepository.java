package dev.larch.iam.signing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Storage of signing keys. They belong to the installation. */
@ApplicationScoped
class SigningKeyRepository implements PanacheRepositoryBase<SigningKeyEntity, String> {

    private static final String LOCK = "LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE";

    /** Lets one process at a time go on, until its transaction ends. */
    Uni<Void> lock() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK).executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<SigningKeyEntity>> listNewestFirst() {
        return find("order by createdAt desc, id desc").list();
    }
}
