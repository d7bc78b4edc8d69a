package dev.larch.iam.organization;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizations over HTTP. */
@QuarkusTest
class OrganizationResourceTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void listsOnlyTheCallersOwn() {
        tenant.asOwner()
                .get("/admin/organizations")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body(
                        "data[0].id", equalTo(tenant.organizationId().toString()),
                        "data[0].plan", equalTo("Enterprise"),
                        "data[0].payment_status", equalTo("Active"),
                        "data[0].support_tier", equalTo("Free"),
                        "data[0].created_at", notNullValue());
    }

    @Test
    void showsOne() {
        tenant.asOwner().get(path(tenant)).then().statusCode(200).body("name", startsWith("org-"));
    }

    @Test
    void hidesAnotherOneLikeAnAbsentOne() {
        var foreign = Tenant.create().organizationId();
        var absent = UUID.randomUUID();

        var foreignAnswer = tenant.asOwner().get("/admin/organizations/" + foreign);
        var absentAnswer = tenant.asOwner().get("/admin/organizations/" + absent);

        foreignAnswer.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        assertEquals(
                absentAnswer.asString().replace(absent.toString(), "ID"),
                foreignAnswer.asString().replace(foreign.toString(), "ID"));
        tenant.asOwner()
                .body("{\"name\":\"x\"}")
                .patch("/admin/organizations/" + foreign)
                .then()
                .statusCode(404);
        tenant.asOwner().get("/admin/organizations/not-an-id").then().statusCode(404);
    }

    @Test
    void isRenamedWithAnEvent() {
        tenant.asOwner()
                .body("{\"name\":\"Renamed\"}")
                .patch(path(tenant))
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"));

        tenant.asOwner().get(path(tenant)).then().body("name", equalTo("Renamed"));
        assertEquals(List.of("update organization Renamed"), Database.events(tenant.organizationId()));
    }

    @Test
    void staysWithoutAnEventWhenNothingIsAskedFor() {
        tenant.asOwner().body("{}").patch(path(tenant)).then().statusCode(200).body("name", startsWith("org-"));

        assertEquals(List.of(), Database.events(tenant.organizationId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\"}", "{\"name\":\"a\\u0000b\"}", "{\"name\":{}}"})
    void refusesAMalformedName(String body) {
        tenant.asOwner()
                .body(body)
                .patch(path(tenant))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith("name: "));
    }

    @Test
    void isNotRenamedByAMember() {
        var member = tenant.account("OrgMember");

        Tenant.as(member.token())
                .body("{\"name\":\"x\"}")
                .patch(path(tenant))
                .then()
                .statusCode(403)
                .body(
                        "error.message",
                        equalTo("This credential does not have the permission organization:update here."));
    }

    @Test
    void isClosedToStrangersAndToApiKeys() {
        given().get("/admin/organizations").then().statusCode(401).body("error.code", equalTo("UNAUTHENTICATED"));
        given().header("Api-Key", Installation.API_KEY)
                .get("/admin/organizations")
                .then()
                .statusCode(403);
    }

    @Test
    void staysWhileItHasProjects() {
        tenant.project("p");

        tenant.asOwner().delete(path(tenant)).then().statusCode(412).body("error.code", equalTo("FAILED_PRECONDITION"));

        tenant.asOwner().get(path(tenant)).then().statusCode(200);
    }

    @Test
    void takesEverythingOfItsOwnAlong() {
        var email = UUID.randomUUID() + "@x.example";
        tenant.personWithSession(email, "OrgOwner");
        var token = tenant.ownerToken();

        Tenant.as(token).delete(path(tenant)).then().statusCode(202);

        Tenant.as(token).get("/admin/organizations").then().statusCode(401);
        for (var table : List.of("role_binding", "service_account", "web_session", "invite")) {
            assertEquals(
                    List.of(),
                    Database.column(
                            "SELECT id FROM %s WHERE organization_id = ?".formatted(table), tenant.organizationId()));
        }
        assertEquals(
                1,
                Database.column("SELECT id FROM app_user WHERE email = ?", email)
                        .size());
        assertEquals(
                List.of("delete organization org-" + tenant.organizationId()),
                Database.events(tenant.organizationId()));
        assertEquals(
                List.of("organization"),
                Database.column(
                        "SELECT kind FROM revocation WHERE subject_id = ?",
                        tenant.organizationId().toString()));
    }

    @Test
    void isDeletedByItsOwnersOnly() {
        var foreign = Tenant.create();

        Tenant.as(tenant.account("OrgManager").token())
                .delete(path(tenant))
                .then()
                .statusCode(403)
                .body(
                        "error.message",
                        equalTo("This credential does not have the permission organization:delete here."));
        tenant.asOwner().delete(path(foreign)).then().statusCode(404);
        foreign.asOwner().get(path(foreign)).then().statusCode(200);
    }

    private static String path(Tenant tenant) {
        return "/admin/organizations/" + tenant.organizationId();
    }
}
