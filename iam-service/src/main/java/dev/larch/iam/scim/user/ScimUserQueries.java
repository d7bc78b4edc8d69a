package dev.larch.iam.scim.user;

import dev.larch.iam.scim.filter.Column;
import java.util.Map;

/** The statements of {@link ScimUserRepository}. $1 is the organization. */
final class ScimUserQueries {

    private static final String USER_NAME = "coalesce(s.user_name, u.email)";
    private static final String CREATED = "coalesce(s.created_at, u.created_at)";
    private static final String UPDATED = "coalesce(s.updated_at, u.created_at)";
    private static final String ACTIVE = "(coalesce(s.state, 'active') = 'active')";

    /** What can be filtered by. A person has one address, so each value of his e-mails is that. */
    static final Map<String, Column> COLUMNS = Map.ofEntries(
            Map.entry("id", new Column.ExactText("CAST(u.id AS text)")),
            Map.entry("username", new Column.Text(USER_NAME)),
            Map.entry("externalid", new Column.ExactText("s.external_id")),
            Map.entry("displayname", new Column.Text("coalesce(s.display_name, u.name)")),
            Map.entry("name.givenname", new Column.Text("s.given_name")),
            Map.entry("name.familyname", new Column.Text("s.family_name")),
            Map.entry("active", new Column.Truth(ACTIVE)),
            Map.entry("emails", new Column.Text(USER_NAME)),
            Map.entry("emails.value", new Column.Text(USER_NAME)),
            Map.entry("emails.type", new Column.Text("'work'")),
            Map.entry("emails.primary", new Column.Truth("true")),
            Map.entry("meta.created", new Column.Time(CREATED)),
            Map.entry("meta.lastmodified", new Column.Time(UPDATED)));

    private static final String FROM = """
            FROM app_user u LEFT JOIN scim_user s ON s.user_id = u.id AND s.organization_id = ?1
            WHERE (s.state <> 'deleted' OR s.state IS NULL AND EXISTS (
                SELECT 1 FROM role_binding b
                WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id = u.id)) AND\s""";

    private static final String SELECT = """
            SELECT CAST(u.id AS text), %s, s.external_id, coalesce(s.display_name, u.name), s.given_name, s.family_name,
                %s, CAST(extract(epoch FROM %s) * 1000 AS bigint), CAST(extract(epoch FROM %s) * 1000 AS bigint)
            """.formatted(USER_NAME, ACTIVE, CREATED, UPDATED);

    /** $2 id. */
    static final String BY_ID = SELECT + FROM + "u.id = ?2";

    /** $2 user name, in lower case. */
    static final String BY_USER_NAME = SELECT + FROM + USER_NAME + " = CAST(?2 AS text)";

    /** The first parameter of a filter. */
    static final int FILTER_PARAMETER = 2;

    /** $2 ids, as JSON. */
    static final String GROUPS = """
            SELECT CAST(m.user_id AS text), CAST(g.id AS text), g.display_name
            FROM scim_group_member m JOIN scim_group g ON g.id = m.group_id
            WHERE g.organization_id = ?1 AND m.user_id IN (
                SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb)))
            ORDER BY g.display_name""";

    /** $2 user name. */
    static final String DELETED_ID = """
            SELECT CAST(user_id AS text) FROM scim_user
            WHERE organization_id = ?1 AND user_name = CAST(?2 AS text) AND state = 'deleted'""";

    /** $1 id, $2 address, $3 name, $4 now. Somebody who is expected elsewhere already is the same person. */
    static final String EXPECT = """
            INSERT INTO app_user (id, email, name, created_at) VALUES (?1, ?2, nullif(CAST(?3 AS text), ''), ?4)
            ON CONFLICT DO NOTHING""";

    /** $1 address. */
    static final String EXPECTED_ID =
            "SELECT CAST(id AS text) FROM app_user WHERE email = CAST(?1 AS text) AND issuer IS NULL FOR NO KEY UPDATE";

    /** $1 id. */
    static final String LOCK_PERSON = "SELECT CAST(id AS text) FROM app_user WHERE id = ?1 FOR NO KEY UPDATE";

    static final String SAVE = """
            INSERT INTO scim_user (organization_id, user_id, user_name, external_id, display_name, given_name, family_name,
                state, created_at, updated_at)
            VALUES (?1, ?2, ?3, nullif(CAST(?4 AS text), ''), nullif(CAST(?5 AS text), ''), nullif(CAST(?6 AS text), ''),
                nullif(CAST(?7 AS text), ''), ?8, ?9, ?10)
            ON CONFLICT (organization_id, user_id) DO UPDATE SET user_name = excluded.user_name,
                external_id = excluded.external_id, display_name = excluded.display_name,
                given_name = excluded.given_name, family_name = excluded.family_name, state = excluded.state,
                updated_at = excluded.updated_at""";

    /** $2 id, $3 user name. All who are members under the address are the person, whatever he signed in with. */
    static final String SAME_PERSON = """
            SELECT CAST(u.id AS text) FROM app_user u
            WHERE u.id = ?2 OR u.email = CAST(?3 AS text) AND EXISTS (
                SELECT 1 FROM role_binding b
                WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id = u.id)
            ORDER BY u.id FOR NO KEY UPDATE""";

    /** $2 ids, as JSON. */
    static final String OWNERS = """
            SELECT count(*) FILTER (WHERE b.mine), count(*) FILTER (WHERE NOT b.mine) FROM (
                SELECT principal_type = 'user' AND principal_id IN (
                    SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb))) AS mine
                FROM role_binding WHERE organization_id = ?1 AND role = 'OrgOwner'
                    AND principal_type IN ('user', 'service_account')) b""";

    static final String UNBIND = """
            DELETE FROM role_binding WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id IN (
                SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(CAST(?2 AS text) AS jsonb)))""";

    /** $2 id. Only of somebody who has not signed in and is expected nowhere else: the address is how he will be known. */
    static final String RENAME = """
            UPDATE app_user u SET email = CAST(?3 AS text)
            WHERE u.id = ?2 AND u.issuer IS NULL AND NOT EXISTS (
                SELECT 1 FROM role_binding b WHERE b.principal_id = u.id AND b.organization_id <> ?1)""";

    /** $2 id. */
    static final String IS_BOUND = "SELECT issuer IS NOT NULL FROM app_user WHERE id = ?1";

    static final String LEAVE_GROUPS = """
            DELETE FROM scim_group_member m USING scim_group g
            WHERE g.id = m.group_id AND g.organization_id = ?1 AND m.user_id = ?2""";

    /** $2 id or null, $3 address. */
    static final String IS_OFF = """
            SELECT count(*) > 0 FROM scim_user
            WHERE organization_id = ?1 AND state <> 'active' AND (user_id = ?2 OR user_name = CAST(?3 AS text))""";

    static final String WHERE_OFF = """
            SELECT CAST(organization_id AS text) FROM scim_user
            WHERE user_id = ?1 AND state <> 'active' ORDER BY updated_at DESC, organization_id LIMIT 1""";

    private ScimUserQueries() {}

    /** The page of those who match; the parameters of the filter follow $1. */
    static String page(String condition) {
        return SELECT + FROM + condition + " ORDER BY u.id";
    }

    static String count(String condition) {
        return "SELECT count(*) " + FROM + condition;
    }
}
