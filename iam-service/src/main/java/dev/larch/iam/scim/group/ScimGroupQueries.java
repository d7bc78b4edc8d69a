package dev.larch.iam.scim.group;

import dev.larch.iam.scim.filter.Column;
import java.util.Map;

/** The statements of {@link ScimGroupRepository}. $1 is the organization. */
final class ScimGroupQueries {

    private static final String IN_GROUP =
            "EXISTS (SELECT 1 FROM scim_group_member m WHERE m.group_id = g.id AND CAST(m.user_id AS text) = %s)";

    static final Map<String, Column> COLUMNS = Map.of(
            "id", new Column.ExactText("CAST(g.id AS text)"),
            "displayname", new Column.Text("g.display_name"),
            "externalid", new Column.ExactText("g.external_id"),
            "members", new Column.Membership(IN_GROUP),
            "members.value", new Column.Membership(IN_GROUP),
            "meta.created", new Column.Time("g.created_at"),
            "meta.lastmodified", new Column.Time("g.updated_at"));

    /** The first parameter of a filter. */
    static final int FILTER_PARAMETER = 2;

    private static final String SELECT = """
            SELECT CAST(g.id AS text), g.display_name, g.external_id,
                CAST(extract(epoch FROM g.created_at) * 1000 AS bigint),
                CAST(extract(epoch FROM g.updated_at) * 1000 AS bigint),
                (SELECT count(*) FROM scim_group_member m WHERE m.group_id = g.id)
            FROM scim_group g WHERE g.organization_id = ?1 AND\s""";

    /** $2 id. */
    static final String BY_ID = SELECT + "g.id = ?2";

    /** $2 id. */
    static final String LOCK =
            "SELECT CAST(id AS text) FROM scim_group WHERE organization_id = ?1 AND id = ?2 FOR NO KEY UPDATE";

    /** $2 ids, as JSON. */
    static final String MEMBERS = """
            SELECT CAST(m.group_id AS text), CAST(m.user_id AS text), coalesce(s.user_name, u.email)
            FROM scim_group_member m
                JOIN app_user u ON u.id = m.user_id
                LEFT JOIN scim_user s ON s.user_id = u.id AND s.organization_id = ?1
            WHERE m.group_id IN (%s) ORDER BY m.user_id""".formatted(ids());

    /** $2 ids, as JSON: those of them whom the directory sees, and whether they are active. */
    static final String PEOPLE = """
            SELECT CAST(u.id AS text), coalesce(s.state, 'active') = 'active'
            FROM app_user u LEFT JOIN scim_user s ON s.user_id = u.id AND s.organization_id = ?1
            WHERE u.id IN (%s) AND (s.state <> 'deleted' OR s.state IS NULL AND EXISTS (
                SELECT 1 FROM role_binding b
                WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id = u.id))
            """.formatted(ids());

    /** $2 ids, as JSON. */
    static final String GROUPS_OF = """
            SELECT CAST(m.user_id AS text), g.display_name
            FROM scim_group_member m JOIN scim_group g ON g.id = m.group_id
            WHERE g.organization_id = ?1 AND m.user_id IN (%s)""".formatted(ids());

    /** $2 id, $3 name, $4 external id or nothing, $5 now. */
    static final String INSERT = """
            INSERT INTO scim_group (organization_id, id, display_name, external_id, created_at, updated_at)
            VALUES (?1, ?2, CAST(?3 AS text), nullif(CAST(?4 AS text), ''), ?5, ?5)""";

    static final String UPDATE = """
            UPDATE scim_group SET display_name = CAST(?3 AS text), external_id = nullif(CAST(?4 AS text), ''),
                updated_at = ?5
            WHERE organization_id = ?1 AND id = ?2""";

    static final String DELETE = "DELETE FROM scim_group WHERE organization_id = ?1 AND id = ?2";

    /** $1 group, $2 ids, as JSON. */
    static final String ADD_MEMBERS = """
            INSERT INTO scim_group_member (group_id, user_id)
            SELECT ?1, CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb))
            ON CONFLICT DO NOTHING""";

    /** $1 group, $2 ids, as JSON. */
    static final String REMOVE_MEMBERS =
            "DELETE FROM scim_group_member WHERE group_id = ?1 AND user_id IN (%s)".formatted(ids());

    private ScimGroupQueries() {}

    static String page(String condition) {
        return SELECT + condition + " ORDER BY g.id";
    }

    static String count(String condition) {
        return "SELECT count(*) FROM scim_group g WHERE g.organization_id = ?1 AND " + condition;
    }

    private static String ids() {
        return "SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb))";
    }
}
