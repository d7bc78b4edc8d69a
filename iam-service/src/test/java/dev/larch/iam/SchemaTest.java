package dev.larch.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** The constraints of the schema bite by themselves, whatever the code above them does. */
@QuarkusTest
class SchemaTest {

    private static final String PROJECT = """
            INSERT INTO project (id, organization_id, name, max_pods, force_encryption_with_cmek, created_at)
            VALUES (gen_random_uuid(), ?, ?, ?, false, now())""";
    private static final String USER =
            "INSERT INTO app_user (id, email, issuer, subject, created_at) VALUES (gen_random_uuid(), ?, ?, ?, now())";
    private static final String BINDING = """
            INSERT INTO role_binding
                (id, organization_id, principal_type, principal_id, resource_type, resource_id, role, created_at)
            VALUES (gen_random_uuid(), ?, ?, ?, 'project', ?, 'ProjectOwner', now())""";
    private static final String UNBIND =
            "DELETE FROM role_binding WHERE organization_id = ? AND principal_id = ? AND role = ?";
    private static final String KEY = """
            INSERT INTO api_key
                (id, organization_id, project_id, name, label, secret_sha256, created_at)
            VALUES (gen_random_uuid(), ?, ?, 'k', 'l', ?, now())""";

    private static final String CONNECTION = """
            INSERT INTO sso_connection (id, organization_id, name, issuer, client_id, client_secret, scopes, default_role,
                session_lifetime_seconds, enforce, enabled, created_at)
            VALUES (gen_random_uuid(), ?, ?, 'https://i', 'c', 's', '{}', ?, ?, ?, ?, now())""";
    private static final String DOMAIN = """
            INSERT INTO sso_domain (id, organization_id, name, token, verified_at, created_at)
            VALUES (gen_random_uuid(), ?, ?, 't', now(), now())""";

    private final Tenant tenant = Tenant.create();

    @Test
    void keepsProjectsInOrder() throws SQLException {
        var organization = tenant.organizationId();
        Database.execute(PROJECT, organization, "p", 0);

        refuses("uq_project_organization_id_name", PROJECT, organization, "p", 0);
        refuses("ck_project_name", PROJECT, organization, "", 0);
        refuses("ck_project_max_pods", PROJECT, organization, "q", -1);
        refuses("fk_project_organization", PROJECT, UUID.randomUUID(), "r", 0);
    }

    @Test
    void keepsPeopleApart() throws SQLException {
        var subject = UUID.randomUUID().toString();
        var email = subject + "@x.example";
        Database.execute(USER, email, "i", subject);
        Database.execute(USER, email, null, null);

        refuses("uq_app_user_issuer_subject", USER, email, "i", subject);
        refuses("uq_app_user_email_unbound", USER, email, null, null);
        refuses("ck_app_user_email", USER, "Upper@x.example", null, null);
        refuses("ck_app_user_identity", USER, "other-" + email, "i", null);
    }

    @Test
    void bindsARoleOnce() throws SQLException {
        var organization = tenant.organizationId();
        var holder = UUID.randomUUID();
        var project = UUID.randomUUID();
        Database.execute(BINDING, organization, "user", holder, project);

        refuses("uq_role_binding", BINDING, organization, "user", holder, project);
        refuses("ck_role_binding_principal_type", BINDING, organization, "wizard", holder, project);
    }

    @Test
    void keepsAnOwnerInTheOrganization() throws SQLException {
        var organization = tenant.organizationId();
        var second = tenant.account("OrgOwner").id();

        Database.execute(UNBIND, organization, second, "OrgOwner");

        refuses("ck_role_binding_owner", "DELETE FROM role_binding WHERE organization_id = ?", organization);
        refuses(
                "ck_role_binding_owner",
                "UPDATE role_binding SET role = 'OrgMember' WHERE organization_id = ?",
                organization);
    }

    @Test
    void keepsNobodyWithRolesWhoIsNoMember() throws SQLException {
        var organization = tenant.organizationId();
        var member = tenant.expect(UUID.randomUUID() + "@x.example", "OrgMember");
        Database.execute(BINDING, organization, "user", member, UUID.randomUUID());

        refuses("ck_role_binding_membership", UNBIND, organization, member, "OrgMember");
        Database.execute(
                "DELETE FROM role_binding WHERE organization_id = ? AND principal_id = ?", organization, member);
    }

    @Test
    void lessensTwoOwnersAtOnceByOneOnly() {
        var organization = tenant.organizationId();
        tenant.account("OrgOwner");
        var owners = new ConcurrentLinkedQueue<>(
                Database.column("SELECT principal_id FROM role_binding WHERE organization_id = ?", organization));

        var outcomes = Race.of(2, () -> unbind(organization, UUID.fromString(owners.remove())));

        assertEquals(List.of("ck_role_binding_owner", "done"), outcomes);
    }

    private static String unbind(UUID organization, UUID owner) {
        try {
            Database.execute(UNBIND, organization, owner, "OrgOwner");
            return "done";
        } catch (SQLException e) {
            return String.valueOf(((PSQLException) e).getServerErrorMessage().getConstraint());
        }
    }

    @Test
    void limitsOnlyBindingsOfProjects() {
        refuses("ck_role_binding_scope", """
                INSERT INTO role_binding (id, organization_id, principal_type, principal_id, resource_type, resource_id,
                    role, created_at, index_name)
                VALUES (gen_random_uuid(), ?, 'user', gen_random_uuid(), 'organization', ?, 'OrgMember', now(), 'docs')
                """, tenant.organizationId(), tenant.organizationId());
    }

    @Test
    void keepsKeysWithTheirHashInAProject() throws SQLException {
        var organization = tenant.organizationId();
        var project = tenant.project("p");
        var hash = randomHash();
        Database.execute(KEY, organization, project, hash);

        refuses("uq_api_key_secret_sha256", KEY, organization, project, hash);
        refuses("ck_api_key_secret_sha256", KEY, organization, project, "plain");
        refuses("ck_api_key_previous", "UPDATE api_key SET previous_ends_at = now() WHERE secret_sha256 = ?", hash);
        refuses(
                "ck_api_key_previous_sha256",
                "UPDATE api_key SET previous_ends_at = now(), previous_sha256 = 'plain' WHERE secret_sha256 = ?",
                hash);
        refuses(
                "ck_api_key_allowed_cidrs",
                "UPDATE api_key SET allowed_cidrs = array_fill('::/0'::text, '{21}') WHERE secret_sha256 = ?",
                hash);
        refuses("fk_api_key_project", KEY, organization, UUID.randomUUID(), randomHash());
    }

    @Test
    void bindsKeysOnTheirOwnProjectAndOnlyWhileTheyExist() throws SQLException {
        var organization = tenant.organizationId();
        var project = tenant.project("p");
        var hash = randomHash();
        Database.execute(KEY, organization, project, hash);
        var key = UUID.fromString(Database.column("SELECT id FROM api_key WHERE secret_sha256 = ?", hash)
                .getFirst());
        Database.execute(BINDING, organization, "api_key", key, project);

        refuses("fk_role_binding_api_key", BINDING, organization, "api_key", key, tenant.project("q"));
        refuses("fk_role_binding_api_key", BINDING, organization, "api_key", UUID.randomUUID(), project);
        refuses(
                "ck_role_binding_api_key",
                "UPDATE role_binding SET resource_type = 'organization' WHERE principal_id = ?",
                key);
        Database.execute("DELETE FROM api_key WHERE id = ?", key);
        assertEquals(List.of(), Database.column("SELECT role FROM role_binding WHERE principal_id = ?", key));
    }

    @Test
    void keepsConnectionsAndDomainsInOrder() throws SQLException {
        var organization = tenant.organizationId();
        var other = Tenant.create().organizationId();
        var domain = "d%s.example".formatted(organization);
        Database.execute(CONNECTION, organization, "idp", "OrgMember", 300, false, true);
        Database.execute(DOMAIN, organization, domain);

        refuses("uq_sso_connection_name", CONNECTION, organization, "idp", "OrgMember", 300, false, true);
        refuses("ck_sso_connection_default_role", CONNECTION, organization, "a", "OrgOwner", 300, false, true);
        refuses("ck_sso_connection_session_lifetime", CONNECTION, organization, "b", "OrgMember", 299, false, true);
        refuses("ck_sso_connection_enforce", CONNECTION, organization, "c", "OrgMember", 300, true, false);
        refuses("uq_sso_domain_name", DOMAIN, organization, domain);
        refuses("uq_sso_domain_verified", DOMAIN, other, domain);
        refuses("ck_sso_domain_name", DOMAIN, organization, "Upper.example");
    }

    private static String randomHash() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }

    @Test
    void keepsOneCounterOfRevocations() {
        refuses("ck_revocation_counter_single", "INSERT INTO revocation_counter (id, position) VALUES (2, 0)");
        refuses("ck_revocation_kind", "INSERT INTO revocation (position, kind, subject_id) VALUES (-1, 'mood', 'x')");
    }

    @Test
    void remembersOneFirstOrganization() {
        refuses("ck_first_organization_single", "INSERT INTO first_organization (id, made_at) VALUES (2, now())");
    }

    /** Whatever belongs to an organization goes with it, but for projects and what is in them: these must go first. */
    @Test
    void letsAnOrganizationTakeAlongWhatIsItsOwn() {
        var kept = Database.column("""
                SELECT conrelid::regclass::text FROM pg_constraint
                WHERE contype = 'f' AND confrelid = 'organization'::regclass AND confdeltype <> 'c' ORDER BY 1""");

        assertEquals(List.of("api_key", "project"), kept);
    }

    @Test
    void isNotChangedByTheRuntimeRole() {
        refuses("must be owner", "ALTER TABLE organization ADD COLUMN x int");
    }

    private static void refuses(String reason, String sql, Object... parameters) {
        var refusal = assertThrows(SQLException.class, () -> Database.execute(sql, parameters));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
