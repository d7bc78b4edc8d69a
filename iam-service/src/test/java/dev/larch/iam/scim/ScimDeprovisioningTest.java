package dev.larch.iam.scim;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People whom the directory switches off, deletes and takes back. */
@QuarkusTest
class ScimDeprovisioningTest {

    private final Tenant tenant = Tenant.create();
    private final UUID organization = tenant.organizationId();
    private final String email = "Ann-%s@Acme.example".formatted(UUID.randomUUID());
    private final String lower = email.toLowerCase(Locale.ROOT);

    private Directory directory;

    @BeforeEach
    void connect() {
        directory = Directory.of(tenant);
    }

    @Nested
    class Deactivate {

        @Test
        void endsRolesSessionsAndTokensAtOnce() {
            var cookie = tenant.personWithSession(lower, "OrgManager");
            var token = given().cookie("larch_session", cookie)
                    .header("Sec-Fetch-Site", "same-origin")
                    .post("/session/token")
                    .<String>path("access_token");
            var id = find();

            directory
                    .patch("Users/" + id, Map.of("op", "Replace", "path", "active", "value", "False"))
                    .then()
                    .statusCode(200)
                    .body("active", equalTo(false));

            Tenant.as(token).get("/admin/projects").then().statusCode(401);
            assertEquals(List.of(), roles(id));
            assertEquals(List.of(), Database.column("SELECT id FROM web_session WHERE user_id = ?", id));
            assertTrue(Database.column("SELECT kind FROM revocation WHERE subject_id = ?", id.toString())
                    .contains("principal"));
        }

        @Test
        void letsNobodyInUntilActiveAgain() {
            var id = directory.user(email);
            directory.patch("Users/" + id, Map.of("op", "replace", "value", Map.of("active", false)));
            signIn().then().statusCode(403);
            assertEquals(
                    List.of("failure deprovisioned: the company's directory has switched the person off."),
                    Database.column("""
                            SELECT concat_ws(' ', event->'event'->'outcome'->>'result', event->'event'->'outcome'->>'reason')
                            FROM audit_outbox WHERE organization_id = ? ORDER BY position DESC LIMIT 1""", organization));

            directory
                    .patch("Users/" + id, Map.of("op", "replace", "value", Map.of("active", true)))
                    .then()
                    .statusCode(200);

            assertEquals(List.of("OrgMember"), roles(id));
        }

        @Test
        void holdsAlsoForWhomSomebodyGaveARoleByHand() throws Exception {
            var id = directory.user(email);
            directory.patch("Users/" + id, Map.of("op", "replace", "path", "active", "value", false));
            Database.execute("""
                    INSERT INTO role_binding (id, organization_id, principal_type, principal_id, role, resource_type,
                        resource_id, created_at)
                    VALUES (gen_random_uuid(), ?, 'user', ?, 'OrgMember', 'organization', ?, now())
                    """, organization, id, organization);

            signIn().then().statusCode(403);
            assertTrue(Database.column(
                            "SELECT event->'event'->'outcome' FROM audit_outbox WHERE organization_id = ?"
                                    + " ORDER BY position",
                            organization)
                    .getLast()
                    .contains("deprovisioned: "));
        }

        @Test
        void keepsTheLastOwnerAndSaysSo() throws Exception {
            var owner = tenant.expect(lower, "OrgOwner");
            Database.execute(
                    "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                    organization);

            directory
                    .patch("Users/" + owner, Map.of("op", "replace", "path", "active", "value", false))
                    .then()
                    .statusCode(409);
            directory.call().delete("/scim/v2/Users/" + owner).then().statusCode(409);

            assertEquals(List.of("OrgOwner"), roles(owner));
            assertEquals(List.of("FAILED_PRECONDITION", "FAILED_PRECONDITION"), Database.column("""
                    SELECT event->'event'->'outcome'->>'error_code' FROM audit_outbox
                    WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'""", organization));
        }

        @Test
        void leavesOneOwnerWhenAllAreSwitchedOffAtOnce() throws Exception {
            var owners = new ConcurrentLinkedQueue<UUID>();
            for (int i = 0; i < 4; i++) {
                owners.add(tenant.expect(i + lower, "OrgOwner"));
            }
            Database.execute(
                    "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                    organization);

            var statuses = Race.of(
                    4,
                    () -> directory
                            .call()
                            .delete("/scim/v2/Users/" + owners.remove())
                            .statusCode());

            assertEquals(List.of(204, 204, 204, 409), statuses);
        }
    }

    @Nested
    class Delete {

        @Test
        void forgetsThePersonButNotThatHeIsGone() {
            var id = directory.user(email);

            directory.call().delete("/scim/v2/Users/" + id).then().statusCode(204);

            directory.call().get("/scim/v2/Users/" + id).then().statusCode(404);
            signIn().then().statusCode(403);
            assertEquals("delete user " + lower, Database.events(organization).getLast());
        }

        @Test
        void canBeUndoneByAddingHimAgain() {
            var id = directory.user(email);
            directory.call().delete("/scim/v2/Users/" + id);

            assertEquals(id, directory.user(email));
            assertEquals(List.of("OrgMember"), roles(id));
        }
    }

    private Response signIn() {
        return new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}"
                        .formatted(UUID.randomUUID(), email));
    }

    private UUID find() {
        return UUID.fromString(directory
                .call()
                .queryParam("filter", "userName eq \"" + email + "\"")
                .get("/scim/v2/Users")
                .path("Resources[0].id"));
    }

    private List<String> roles(UUID user) {
        return Database.column(
                "SELECT role FROM role_binding WHERE organization_id = ? AND principal_id = ? ORDER BY role",
                organization,
                user);
    }
}
