package dev.larch.iam.invite;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invites over HTTP. */
@QuarkusTest
class InviteResourceTest {

    private final Tenant tenant = Tenant.create();
    private final String email = "bo-%s@acme.example".formatted(UUID.randomUUID());

    @Nested
    class Create {

        @Test
        void answersWithAPendingInviteOfSevenDays() {
            var created = Invites.create(tenant, email.replace("bo", "Bo"), "OrgMember")
                    .statusCode(201)
                    .body("email", equalTo(email), "status", equalTo("pending"), "processed_at", nullValue())
                    .extract();

            var left = Duration.between(
                    Instant.parse(created.path("created_at")), Instant.parse(created.path("expires_at")));
            assertEquals(Duration.ofDays(7), left);
            tenant.asOwner()
                    .get(Invites.path(created.path("id")))
                    .then()
                    .statusCode(200)
                    .body("email", equalTo(email));
            tenant.asOwner()
                    .get("/admin/role-bindings?principal_type=invite&principal_id=" + created.path("id"))
                    .then()
                    .body("data.role", contains("OrgMember"));
            assertEquals(
                    List.of("create invite " + email, "create role-binding OrgMember"),
                    Database.events(tenant.organizationId()));
        }

        @Test
        void refusesAnAddressThatIsInvitedOrAMemberAlready() {
            var id = Invites.id(tenant, email, "OrgMember");
            tenant.member("m" + email, "OrgMember");

            Invites.create(tenant, email, "OrgManager")
                    .statusCode(409)
                    .body("error.code", equalTo("ALREADY_EXISTS"), "error.message", containsString(id));
            Invites.create(tenant, "m" + email, "OrgMember")
                    .statusCode(409)
                    .body("error.code", equalTo("ALREADY_EXISTS"));
            Invites.create(Tenant.create(), email, "OrgMember").statusCode(201);
        }

        @Test
        void letsOneOfManyAtOnceInviteAnAddress() {
            var token = tenant.ownerToken();

            var statuses = Race.of(
                    4,
                    () -> Tenant.as(token)
                            .body(Invites.body(email, "OrgMember"))
                            .post("/admin/invites")
                            .statusCode());

            assertEquals(List.of(201, 409, 409, 409), statuses);
        }

        @Test
        void putsAnExpiredInviteAside() throws SQLException {
            var old = Invites.id(tenant, email, "OrgMember");
            expire(old);

            var id = Invites.id(tenant, email, "OrgManager");

            tenant.asOwner().get(Invites.path(old)).then().statusCode(404);
            tenant.asOwner()
                    .get("/admin/role-bindings?principal_type=invite")
                    .then()
                    .body("data.principal_id", contains(id));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | email: ",
                    "{'email':'nobody','role_bindings':[{'resource_type':'organization','role':'OrgMember'}]} | email: ",
                    "{'email':'a@b.example'} | role_bindings: ",
                    "{'email':'a@b.example','role_bindings':[]} | role_bindings: ",
                    "{'email':'a@b.example','role_bindings':[{'resource_type':'project','role':'ProjectViewer','resource_id':'0190b6a4-7c1e-7d32-9a55-3f1f6f1f0a01'}]} | role_bindings: ",
                    "{'email':'a@b.example','role_bindings':[{'resource_type':'organization','role':'King'}]} | role_bindings[0].role: "
                })
        void namesTheFieldThatIsWrong(String body, String field) {
            tenant.asOwner()
                    .body(body.replace('\'', '"'))
                    .post("/admin/invites")
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", containsString(field));
        }

        @Test
        void isForOwnersOnly() {
            Tenant.as(tenant.account("OrgManager").token())
                    .body(Invites.body(email, "OrgMember"))
                    .post("/admin/invites")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("member:invite"));
            given().header("Api-Key", Installation.API_KEY)
                    .get("/admin/invites")
                    .then()
                    .statusCode(403);
            given().get("/admin/invites").then().statusCode(401);
        }
    }

    @Nested
    class Resend {

        @Test
        void givesAnExpiredInviteAnotherSevenDays() throws SQLException {
            var id = Invites.id(tenant, email, "OrgMember");
            expire(id);
            tenant.asOwner().get(Invites.path(id)).then().body("status", equalTo("expired"));

            var resent = tenant.asOwner()
                    .post(Invites.path(id) + "/resend")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("pending"))
                    .extract();

            assertTrue(Instant.parse(resent.path("expires_at"))
                    .isAfter(Instant.now().plus(Duration.ofDays(6))));
            assertEquals(
                    "resend invite " + email,
                    Database.events(tenant.organizationId()).getLast());
        }
    }

    @Test
    void isTakenBackWithItsRoles() {
        var id = Invites.id(tenant, email, "OrgMember");

        tenant.asOwner().delete(Invites.path(id)).then().statusCode(202);

        tenant.asOwner().get(Invites.path(id)).then().statusCode(404);
        tenant.asOwner().delete(Invites.path(id)).then().statusCode(404);
        tenant.asOwner()
                .get("/admin/role-bindings?principal_type=invite")
                .then()
                .body("data", empty());
        assertEquals(
                "delete invite " + email,
                Database.events(tenant.organizationId()).getLast());
    }

    @Test
    void keepsAMembership() {
        var id = Invites.id(tenant, email, "OrgMember");
        var binding = Bindings.idOf(tenant.asOwner(), "invite", id, "OrgMember");

        tenant.asOwner()
                .delete(Bindings.path(binding))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ABORTED"), "error.message", containsString("Delete the invite"));
        Bindings.create(tenant.asOwner(), Bindings.onProject("invite", id, tenant.project("p"), "ProjectViewer"))
                .statusCode(200);
    }

    @Test
    void isListedUntilItIsAccepted() throws SQLException {
        var pending = Invites.id(tenant, email, "OrgMember");
        var expired = Invites.id(tenant, "e" + email, "OrgMember");
        var processed = Invites.id(tenant, "p" + email, "OrgMember");
        expire(expired);
        Database.execute(
                "UPDATE invite SET processed_at = now(), user_id = gen_random_uuid() WHERE id = ?",
                UUID.fromString(processed));

        tenant.asOwner()
                .get("/admin/invites")
                .then()
                .statusCode(200)
                .body("data.id", containsInAnyOrder(pending, expired))
                .body("data.status", containsInAnyOrder("pending", "expired"))
                .body("data[0]", not(hasKey("link")));
        tenant.asOwner().get(Invites.path(processed)).then().body("status", equalTo("processed"));
        tenant.asOwner().get("/admin/invites?limit=1").then().body("data", hasSize(1));
        tenant.asOwner()
                .get("/admin/invites?limit=0")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("OUT_OF_RANGE"));
        tenant.asOwner()
                .get("/admin/invites?paginationToken=x")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("paginationToken: "));
    }

    @Test
    void isClosedOnceItIsAccepted() throws SQLException {
        var id = Invites.id(tenant, email, "OrgMember");
        Database.execute(
                "UPDATE invite SET processed_at = now(), user_id = gen_random_uuid() WHERE id = ?",
                UUID.fromString(id));

        tenant.asOwner()
                .post(Invites.path(id) + "/resend")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_EXISTS"));
        tenant.asOwner().delete(Invites.path(id)).then().statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        Bindings.create(tenant.asOwner(), Bindings.onProject("invite", id, tenant.project("p"), "ProjectViewer"))
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_EXISTS"));
    }

    @Test
    void isHiddenFromOthersLikeAnAbsentOne() {
        var foreign = Invites.id(Tenant.create(), email, "OrgMember");
        var absent = UUID.randomUUID().toString();

        assertEquals(
                tenant.asOwner().get(Invites.path(absent)).asString().replace(absent, "ID"),
                tenant.asOwner().get(Invites.path(foreign)).asString().replace(foreign, "ID"));
        tenant.asOwner().get(Invites.path(foreign)).then().statusCode(404);
        tenant.asOwner().delete(Invites.path(foreign)).then().statusCode(404);
        tenant.asOwner().post(Invites.path(foreign) + "/resend").then().statusCode(404);
        tenant.asOwner().get(Invites.path("not-an-id")).then().statusCode(404);
    }

    private static void expire(String id) throws SQLException {
        Database.execute(
                "UPDATE invite SET expires_at = now() - interval '1 second' WHERE id = ?", UUID.fromString(id));
    }
}
