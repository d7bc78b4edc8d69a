package dev.larch.iam.group;

/** The statements of {@link GrantRepository}. $1 is the organization. */
final class GrantQueries {

    /** Weaker than FOR UPDATE, so that rows which refer to the organization can be written meanwhile. */
    static final String LOCK = "SELECT CAST(id AS text) FROM organization WHERE id = ?1 FOR NO KEY UPDATE";

    /** $3 the source, here and below. */
    static final String FORGET =
            "DELETE FROM user_group WHERE organization_id = ?1 AND source = ?3 AND user_id IN (%s)".formatted(ids());

    static final String REMEMBER = """
            INSERT INTO user_group (organization_id, user_id, source, group_name)
            SELECT ?1, "userId", ?3, "group"
            FROM jsonb_to_recordset(CAST(CAST(?2 AS text) AS jsonb)) AS member ("userId" uuid, "group" text)
            ON CONFLICT DO NOTHING""";

    static final String MEMBERS = """
            SELECT CAST(u.id AS text), u.email, m.group_name
            FROM app_user u LEFT JOIN user_group m ON m.user_id = u.id AND m.organization_id = ?1
            WHERE u.id IN (%s) ORDER BY u.id, m.group_name""".formatted(ids());

    static final String USERS = """
            SELECT DISTINCT CAST(user_id AS text) FROM user_group
            WHERE organization_id = ?1 AND (CAST(?2 AS text) = '' OR group_name = CAST(?2 AS text))""";

    static final String HELD = """
            SELECT CAST(b.id AS text), CAST(b.principal_id AS text), b.role, b.resource_type,
                CAST(b.resource_id AS text), b.index_name, b.namespace, g.binding_id IS NOT NULL
            FROM role_binding b LEFT JOIN group_role_grant g ON g.binding_id = b.id
            WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id IN (%s)
            ORDER BY b.created_at, b.id""".formatted(ids());

    static final String OWNERS_BESIDE = """
            SELECT count(*) FROM role_binding
            WHERE organization_id = ?1 AND role = 'OrgOwner' AND principal_type IN ('user', 'service_account')
                AND id NOT IN (%s)""".formatted(ids());

    static final String INSERT = """
            INSERT INTO role_binding (id, organization_id, principal_type, principal_id, resource_type, resource_id,
                role, created_at, index_name, namespace)
            SELECT id, ?1, 'user', "userId", "resourceType", "resourceId", role, "createdAt", "indexName", namespace
            FROM jsonb_to_recordset(CAST(CAST(?2 AS text) AS jsonb)) AS binding (id uuid, "userId" uuid, role text,
                "resourceType" text, "resourceId" uuid, "indexName" text, namespace text, "createdAt" timestamptz)
            ON CONFLICT DO NOTHING""";

    /** Only what was inserted: whoever held a role by hand before goes on holding it so. */
    static final String MARK = """
            INSERT INTO group_role_grant (binding_id)
            SELECT b.id FROM jsonb_to_recordset(CAST(CAST(?2 AS text) AS jsonb)) AS binding (id uuid, derived boolean)
            JOIN role_binding b ON b.id = binding.id AND b.organization_id = ?1 WHERE binding.derived""";

    static final String DELETE = "DELETE FROM role_binding WHERE organization_id = ?1 AND id IN (%s)".formatted(ids());

    static final String UNMARK = """
            DELETE FROM group_role_grant g USING role_binding b
            WHERE b.id = g.binding_id AND b.organization_id = ?1 AND b.id IN (%s)""".formatted(ids());

    private GrantQueries() {}

    private static String ids() {
        return "SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb))";
    }
}
