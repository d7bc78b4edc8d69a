package dev.larch.iam.member;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people of an organization over HTTP. */
@QuarkusTest
class UserResourceTest {

    private final Tenant tenant = Tenant.create();
    private final String email = "ann-%s@acme.example".formatted(UUID.randomUUID());

    @Test
    void showsMembersInPages() {
        tenant.member(email, "OrgMember");
        tenant.expect("b" + email, "OrgManager");
        tenant.expect("c" + email, "OrgManager");

        String next = tenant.asOwner()
                .get("/admin/users?limit=2")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .extract()
                .path("pagination.next");

        tenant.asOwner()
                .get("/admin/users?limit=2&paginationToken=" + next)
                .then()
                .body("data", hasSize(1), "pagination", nullValue());
    }

    @Test
    void findsByAddressWhateverItsCase() {
        var user = tenant.member(email, "OrgMember");
        tenant.expect("b" + email, "OrgMember");

        tenant.asOwner()
                .queryParam("email", email.toUpperCase(Locale.ROOT))
                .get("/admin/users")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body(
                        "data[0].id",
                        equalTo(user.toString()),
                        "data[0].email",
                        equalTo(email),
                        "data[0].name",
                        equalTo("Ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "@x.example", "ann@", "a b@x.example", "ann@x..example", "ann@-x.example"})
    void refusesAMalformedAddress(String malformed) {
        tenant.asOwner()
                .queryParam("email", malformed)
                .get("/admin/users")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith("email: "));
    }

    @Test
    void showsOneWithoutANameThatNobodyKnows() {
        var user = tenant.expect(email, "OrgMember");

        tenant.asOwner()
                .get(path(user))
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("$", not(hasKey("name")));
    }

    @Test
    void hidesWhoIsNoMemberLikeAnAbsentOne() {
        var foreign = Tenant.create().member(email, "OrgMember");
        var absent = UUID.randomUUID();

        assertEquals(
                tenant.asOwner().get(path(absent)).asString().replace(absent.toString(), "ID"),
                tenant.asOwner().get(path(foreign)).asString().replace(foreign.toString(), "ID"));
        tenant.asOwner().get(path(foreign)).then().statusCode(404);
        tenant.asOwner().delete(path(foreign)).then().statusCode(404);
        tenant.asOwner().get(path("not-an-id")).then().statusCode(404);
        tenant.asOwner().queryParam("email", email).get("/admin/users").then().body("data", hasSize(0));
    }

    @Test
    void endsRolesSessionsAndTokensOfWhoIsRemoved() {
        var cookie = tenant.personWithSession(email, "OrgManager");
        var user = Database.column("SELECT id FROM app_user WHERE email = ?", email)
                .getFirst();
        var token = given().cookie("larch_session", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/session/token")
                .<String>path("access_token");
        Tenant.as(token).get("/admin/projects").then().statusCode(200);

        tenant.asOwner().delete(path(user)).then().statusCode(202);

        Tenant.as(token).get("/admin/projects").then().statusCode(401);
        given().redirects()
                .follow(false)
                .cookie("larch_session", cookie)
                .get("/session")
                .then()
                .statusCode(303);
        tenant.asOwner().delete(path(user)).then().statusCode(404);
        assertEquals(
                List.of(),
                Database.column("SELECT id FROM role_binding WHERE principal_id = ?", UUID.fromString(user)));
        assertEquals(
                List.of("delete role-binding OrgManager", "delete user " + email),
                Database.events(tenant.organizationId()));
        assertEquals(List.of("principal"), Database.column("SELECT kind FROM revocation WHERE subject_id = ?", user));
    }

    @Test
    void forgetsTheGroupsOfWhoIsRemoved() throws SQLException {
        var user = tenant.member(email, "OrgMember");
        Database.execute(
                "INSERT INTO user_group (organization_id, user_id, source, group_name) VALUES (?, ?, 'sign_in', 'g')",
                tenant.organizationId(),
                user);

        tenant.asOwner().delete(path(user)).then().statusCode(202);

        assertEquals(List.of(), Database.column("SELECT group_name FROM user_group WHERE user_id = ?", user));
    }

    @Test
    void leavesThePersonHisOtherOrganizations() throws SQLException {
        var user = tenant.member(email, "OrgMember");
        var other = Tenant.create();
        Database.execute("""
                INSERT INTO role_binding
                    (id, organization_id, principal_type, principal_id, role, resource_type, resource_id, created_at)
                VALUES (gen_random_uuid(), ?, 'user', ?, 'OrgMember', 'organization', ?, now())""", other.organizationId(), user, other.organizationId());

        tenant.asOwner().delete(path(user)).then().statusCode(202);

        other.asOwner().get(path(user)).then().statusCode(200);
    }

    @Test
    void keepsTheLastOwner() throws SQLException {
        var user = tenant.member(email, "OrgOwner");
        var token = tenant.ownerToken();
        var manager = tenant.account("OrgOwner");
        Database.execute(
                "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account' AND principal_id <> ?",
                tenant.organizationId(),
                manager.id());
        Tenant.as(manager.token())
                .delete("/admin/service-accounts/" + manager.id())
                .then()
                .statusCode(202);
        Tenant.as(token).delete(path(user)).then().statusCode(403);

        assertEquals(
                List.of("OrgOwner"),
                Database.column("SELECT role FROM role_binding WHERE organization_id = ?", tenant.organizationId()));
    }

    @Test
    void refusesToRemoveTheOnlyOwner() throws SQLException {
        var owner = Person.of(tenant, "OrgOwner");
        Database.execute(
                "DELETE FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                tenant.organizationId());

        Tenant.as(owner.token()).delete(path(owner.id())).then().statusCode(409).body("error.code", equalTo("ABORTED"));
    }

    @Test
    void isForWhoMay() {
        var user = tenant.member(email, "OrgMember");

        Tenant.as(tenant.account("OrgMember").token())
                .delete(path(user))
                .then()
                .statusCode(403)
                .body("error.message", containsString("member:remove"));
        Tenant.as(tenant.account("OrgBillingAdmin").token())
                .get("/admin/users")
                .then()
                .statusCode(403);
        given().header("Api-Key", Installation.API_KEY)
                .get("/admin/users")
                .then()
                .statusCode(403);
        given().get("/admin/users").then().statusCode(401);
    }

    private static String path(Object id) {
        return "/admin/users/" + id;
    }
}
