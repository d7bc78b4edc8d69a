package dev.larch.iam.principal;

import dev.larch.platform.identity.PrincipalType;

/** The look-ups of principals that show no credential. */
final class LookupQueries {

    /**
     * $1 organization, $2 roles, $3 project, $4 index, $5 namespace, $6 the id to go on after, $7 now, $8 limit. The
     * conditions on bindings say the same as {@link dev.larch.platform.access.Access}, which has the last word.
     */
    static final String HOLDERS = """
            WITH holder AS (
                SELECT b.principal_type, b.principal_id, %s AS bindings
                FROM role_binding b
                WHERE b.organization_id = $1 AND b.principal_type <> 'invite' AND b.principal_id > $6
                    AND b.role = ANY($2)
                    AND (b.resource_type = 'organization' OR b.resource_id = $3::uuid)
                    AND (b.index_name IS NULL OR b.index_name = $4::text
                        AND (b.namespace IS NULL OR $5::text = CASE b.namespace WHEN '__default__' THEN '' ELSE b.namespace END))
                    AND NOT EXISTS (SELECT 1 FROM api_key e WHERE e.id = b.principal_id AND e.expires_at <= $7)
                GROUP BY b.principal_type, b.principal_id
                ORDER BY b.principal_id
                LIMIT $8)
            SELECT h.principal_type, h.principal_id AS id, coalesce(u.email, a.name, k.name) AS name,
                u.name AS display_name, h.principal_id AS credential_id, k.project_id, k.expires_at,
                o.id AS organization_id, o.name AS organization_name, h.bindings
            FROM holder h
            JOIN organization o ON o.id = $1
            LEFT JOIN app_user u ON h.principal_type = 'user' AND u.id = h.principal_id
            LEFT JOIN service_account a ON h.principal_type = 'service_account' AND a.id = h.principal_id
            LEFT JOIN api_key k ON h.principal_type = 'api_key' AND k.id = h.principal_id
            ORDER BY h.principal_id""".formatted(PrincipalQueries.BINDINGS);

    private static final String KEY = """
            SELECT 'api_key' AS principal_type, k.id, k.name, NULL::text AS display_name, k.id AS credential_id,
                k.project_id, k.expires_at, o.id AS organization_id, o.name AS organization_name, %s
            FROM api_key k JOIN organization o ON o.id = k.organization_id
            WHERE o.id = $1 AND k.id = $2""".formatted(PrincipalQueries.bindings("api_key", "k"));

    private static final String ACCOUNT = """
            SELECT 'service_account' AS principal_type, a.id, a.name, NULL::text AS display_name, a.id AS credential_id,
                NULL::uuid AS project_id, NULL::timestamptz AS expires_at,
                o.id AS organization_id, o.name AS organization_name, %s
            FROM service_account a JOIN organization o ON o.id = a.organization_id
            WHERE o.id = $1 AND a.id = $2""".formatted(PrincipalQueries.bindings("service_account", "a"));

    private static final String USER = """
            SELECT 'user' AS principal_type, u.id, u.email AS name, u.name AS display_name, u.id AS credential_id,
                NULL::uuid AS project_id, NULL::timestamptz AS expires_at,
                o.id AS organization_id, o.name AS organization_name, %s
            FROM app_user u JOIN organization o ON o.id = $1
            WHERE u.id = $2 AND EXISTS (SELECT 1 FROM role_binding m
                WHERE m.organization_id = o.id AND m.principal_type = 'user' AND m.principal_id = u.id)""".formatted(PrincipalQueries.bindings("user", "u"));

    private LookupQueries() {}

    /** $1 organization, $2 id. */
    static String find(PrincipalType type) {
        return switch (type) {
            case API_KEY -> KEY;
            case SERVICE_ACCOUNT -> ACCOUNT;
            case USER -> USER;
            case SERVICE, SCIM_TOKEN -> throw new IllegalArgumentException(type + " holds no bindings");
        };
    }
}
