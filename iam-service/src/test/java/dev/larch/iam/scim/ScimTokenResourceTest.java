package dev.larch.iam.scim;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of the directory. */
@QuarkusTest
class ScimTokenResourceTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void isShownOnceAndStoredAsAHash() {
        var directory = Directory.of(tenant);

        tenant.asOwner()
                .get("/admin/scim/tokens")
                .then()
                .statusCode(200)
                .body("data", hasSize(1), "data.name", everyItem(equalTo("directory")), "data[0].value", equalTo(null));
        assertFalse(Database.column("SELECT row_to_json(t)::text FROM scim_token t")
                .toString()
                .contains(directory.token()));
    }

    @Test
    void livesNinetyDaysUnlessToldOtherwise() {
        var expires = Instant.parse(create(Map.of("name", "a")).path("token.expires_at"));

        assertEquals(90, ChronoUnit.DAYS.between(Instant.now(), expires.plusSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 366, -1})
    void refusesOtherLifetimes(int days) {
        create(Map.of("name", "a", "expires_in_days", days)).then().statusCode(400);
    }

    @Test
    void isOneOfTwoAtTheMostAlsoInARace() {
        var statuses = Race.of(4, () -> create(Map.of("name", "a")).statusCode());

        assertEquals(List.of(201, 201, 403, 403), statuses);
    }

    @Test
    void isWorthNothingOnceDeletedOrExpired() throws Exception {
        var directory = Directory.of(tenant);
        var other = Directory.of(tenant);
        directory.call().get("/scim/v2/Users").then().statusCode(200);
        var ids = tenant.asOwner().get("/admin/scim/tokens").<List<String>>path("data.id");

        tenant.asOwner().delete("/admin/scim/tokens/" + ids.get(0)).then().statusCode(204);
        Database.execute(
                "UPDATE scim_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE id = ?",
                UUID.fromString(ids.get(1)));

        for (var dead : List.of(directory, other)) {
            dead.call()
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(401)
                    .contentType("application/scim+json")
                    .body("status", equalTo("401"));
        }
        tenant.asOwner().delete("/admin/scim/tokens/" + ids.get(0)).then().statusCode(404);
    }

    @Test
    void opensScimAndNothingElse() {
        var directory = Directory.of(tenant);

        for (var path : List.of("/admin/projects", "/admin/scim/tokens", "/admin/group-roles")) {
            directory.call().get(path).then().statusCode(401);
        }
    }

    @Test
    void isTheOnlyCredentialThere() {
        tenant.asOwner().get("/scim/v2/Users").then().statusCode(403).contentType("application/scim+json");
        io.restassured.RestAssured.given()
                .get("/scim/v2/Users")
                .then()
                .statusCode(401)
                .body("status", equalTo("401"));
        Directory.of(tenant)
                .call()
                .header("Api-Key", "x")
                .get("/scim/v2/Users")
                .then()
                .statusCode(401);
    }

    @Test
    void isForOwnersAndTheirOrganization() {
        Directory.of(tenant);
        var id = tenant.asOwner().get("/admin/scim/tokens").<String>path("data[0].id");

        Tenant.create().asOwner().delete("/admin/scim/tokens/" + id).then().statusCode(404);
        Tenant.as(tenant.account("OrgManager").token())
                .get("/admin/scim/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void saysWhenItWasUsed() {
        Directory.of(tenant).call().get("/scim/v2/Users").then().statusCode(200);

        tenant.asOwner().get("/admin/scim/tokens").then().body("data[0].last_used_at", notNullValue());
    }

    @Test
    void describesItself() {
        var directory = Directory.of(tenant);
        directory
                .call()
                .get("/scim/v2/ServiceProviderConfig")
                .then()
                .statusCode(200)
                .body("patch.supported", equalTo(true), "bulk.supported", equalTo(false));
        directory
                .call()
                .get("/scim/v2/ResourceTypes")
                .then()
                .body("Resources.name", containsInAnyOrder("User", "Group"));
        directory
                .call()
                .get("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                .then()
                .statusCode(200)
                .body("id", endsWith(":User"));
        directory.call().get("/scim/v2/Schemas/x").then().statusCode(404);
    }

    private io.restassured.response.Response create(Map<String, ?> request) {
        return tenant.asOwner().body(request).post("/admin/scim/tokens");
    }
}
