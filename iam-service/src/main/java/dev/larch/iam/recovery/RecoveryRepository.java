package dev.larch.iam.recovery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of codes, and of those whom they let in. */
@ApplicationScoped
class RecoveryRepository {

    private static final String SEAL = """
            INSERT INTO recovery_code (organization_id, code_sha256, created_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (organization_id) DO UPDATE SET code_sha256 = excluded.code_sha256,
                created_at = excluded.created_at""";
    private static final String FIND =
            "SELECT CAST(organization_id AS text) FROM recovery_code WHERE code_sha256 = ?1 FOR UPDATE";
    private static final String USE = "DELETE FROM recovery_code WHERE organization_id = ?1 AND code_sha256 = ?2";
    private static final String EXPECT =
            "INSERT INTO app_user (id, email, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    private static final String EXPECTED =
            "SELECT CAST(id AS text) FROM app_user WHERE email = ?1 AND issuer IS NULL FOR NO KEY UPDATE";
    private static final String MEMBERS = """
            SELECT CAST(u.id AS text) FROM app_user u WHERE u.email = ?2 AND EXISTS (
                SELECT 1 FROM role_binding b WHERE b.organization_id = ?1 AND b.principal_id = u.id)""";
    private static final String OWN = """
            INSERT INTO role_binding (id, organization_id, principal_type, principal_id, resource_type, resource_id,
                role, created_at)
            VALUES (?1, ?2, 'user', ?3, 'organization', ?2, 'OrgOwner', ?4) ON CONFLICT DO NOTHING""";
    private static final String LET_IN = """
            INSERT INTO recovered_owner (organization_id, email, recovered_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (organization_id, email) DO UPDATE SET recovered_at = excluded.recovered_at""";
    private static final String SWITCH_ON =
            "UPDATE scim_user SET state = 'active' WHERE organization_id = ?1 AND user_name = ?2";
    private static final String IS_LET_IN =
            "SELECT count(*) > 0 FROM recovered_owner WHERE organization_id = ?1 AND email = ?2";

    Uni<Void> seal(UUID organizationId, RecoveryCode code, Instant now) {
        return run(SEAL, organizationId, code.sha256(), now).replaceWithVoid();
    }

    /** The organization of a code, or null. */
    Uni<@Nullable UUID> findOrganization(RecoveryCode code) {
        return ids(FIND, code.sha256()).map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** Whether the code was there to be used: of two who come at once, one finds it. */
    Uni<Boolean> use(UUID organizationId, RecoveryCode code) {
        return run(USE, organizationId, code.sha256()).map(used -> used == 1);
    }

    /** Those who are expected or known under the address; somebody is made who is expected when there is nobody. */
    Uni<List<UUID>> findPeople(UUID organizationId, UUID newId, String email, Instant now) {
        return ids(MEMBERS, organizationId, email)
                .flatMap(members -> members.isEmpty()
                        ? run(EXPECT, newId, email, now).chain(() -> ids(EXPECTED, email))
                        : Uni.createFrom().item(members));
    }

    Uni<Void> makeOwner(UUID bindingId, UUID organizationId, UUID userId, Instant now) {
        return run(OWN, bindingId, organizationId, userId, now).replaceWithVoid();
    }

    /** Lets the address in past enforcement, and past what the directory says. */
    Uni<Void> letIn(UUID organizationId, String email, Instant now) {
        return run(LET_IN, organizationId, email, now)
                .chain(() -> run(SWITCH_ON, organizationId, email))
                .replaceWithVoid();
    }

    Uni<Boolean> isLetIn(UUID organizationId, String email) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(IS_LET_IN, Boolean.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, email)
                        .getSingleResult());
    }

    private static Uni<List<UUID>> ids(String query, Object... parameters) {
        return Panache.getSession()
                .flatMap(session -> {
                    var selection = session.createNativeQuery(query, String.class);
                    for (int i = 0; i < parameters.length; i++) {
                        selection.setParameter(i + 1, parameters[i]);
                    }
                    return selection.getResultList();
                })
                .map(found -> found.stream().map(UUID::fromString).toList());
    }

    private static Uni<Integer> run(String statement, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }
}
