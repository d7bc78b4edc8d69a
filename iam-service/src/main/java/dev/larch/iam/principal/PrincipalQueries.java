package dev.larch.iam.principal;

/**
 * The three look-ups. Each is one statement, so that the log's position and the principal are of one snapshot: a
 * revocation is either in both or in neither. The row is there in any case; its principal may be missing.
 */
final class PrincipalQueries {

    /** Bindings {@code b} as one JSON list, in the order in which they came to be. */
    static final String BINDINGS = """
            json_agg(json_build_object('id', b.id, 'role', b.role,
                'resource_type', b.resource_type, 'resource_id', b.resource_id,
                'index', b.index_name, 'namespace', b.namespace) ORDER BY b.created_at, b.id)""";

    /** $1 hash of the key, $2 now. The value before the last rotation counts while the two overlap. */
    static final String BY_KEY = """
            SELECT c.position, k.id, k.name, NULL::text AS display_name, k.id AS credential_id, k.project_id,
                o.id AS organization_id, o.name AS organization_name, k.allowed_cidrs,
                least(k.expires_at, CASE WHEN k.previous_sha256 = $1 THEN k.previous_ends_at END) AS expires_at, %s
            FROM revocation_counter c
            LEFT JOIN (api_key k
                    JOIN project p ON p.id = k.project_id
                    JOIN organization o ON o.id = k.organization_id)
                ON (k.secret_sha256 = $1 OR k.previous_sha256 = $1 AND k.previous_ends_at > $2)
                    AND (k.expires_at IS NULL OR k.expires_at > $2)
                    AND (p.deletion_ends_at IS NULL OR p.deletion_ends_at <= $2)""".formatted(bindings("api_key", "k"));

    /** $1 user, $2 session, $3 now, $4 project. */
    static final String BY_SESSION = """
            SELECT c.position, u.id, u.email AS name, u.name AS display_name, s.id AS credential_id,
                o.id AS organization_id, o.name AS organization_name, %s
            FROM revocation_counter c
            LEFT JOIN (web_session s
                    JOIN app_user u ON u.id = s.user_id
                    JOIN organization o ON o.id = s.organization_id)
                ON u.id = $1 AND s.id = $2 AND s.ends_at > $3 AND s.idle_ends_at > $3""".formatted(reach("user", "u"));

    /** $1 account, $2 secret or workload identity, $3 now, $4 project. */
    static final String BY_CLIENT_SECRET = """
            SELECT c.position, a.id, a.name, NULL::text AS display_name, $2::uuid AS credential_id,
                o.id AS organization_id, o.name AS organization_name, %s
            FROM revocation_counter c
            LEFT JOIN (service_account a JOIN organization o ON o.id = a.organization_id)
                ON a.id = $1 AND (a.secret_id = $2
                    OR EXISTS (SELECT FROM workload_identity w WHERE w.id = $2 AND w.service_account_id = a.id))""".formatted(reach("service_account", "a"));

    static final String POSITION = "SELECT position FROM revocation_counter";

    private PrincipalQueries() {}

    /** The project that the request names, where it is one of the organization, and the bindings there. */
    private static String reach(String principalType, String alias) {
        return """
                (SELECT p.id FROM project p
                    WHERE p.id = $4 AND p.organization_id = o.id
                        AND (p.deletion_ends_at IS NULL OR p.deletion_ends_at <= $3)) AS project_id,
                %s""".formatted(bindings(principalType, alias));
    }

    static String bindings(String principalType, String alias) {
        return """
                (SELECT %s FROM role_binding b
                    WHERE b.organization_id = o.id AND b.principal_type = '%s' AND b.principal_id = %s.id) AS bindings
                """.formatted(BINDINGS, principalType, alias);
    }
}
