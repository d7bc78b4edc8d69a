package dev.larch.iam.scim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People over SCIM. */
@QuarkusTest
class ScimUserResourceTest {

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
    class Create {

        @Test
        void makesAMemberWhoMaySignIn() {
            var id = directory
                    .create(email)
                    .then()
                    .statusCode(201)
                    .contentType("application/scim+json")
                    .header("Location", containsString("/scim/v2/Users/"))
                    .body(
                            "userName", equalTo(lower),
                            "name.formatted", equalTo("Ann Lee"),
                            "active", equalTo(true),
                            "emails.value", contains(lower),
                            "meta.resourceType", equalTo("User"))
                    .extract()
                    .<String>path("id");

            assertEquals(List.of("OrgMember"), roles(UUID.fromString(id)));
            assertEquals("create user " + lower, Database.events(organization).getLast());
            signIn().then().statusCode(303);
        }

        @Test
        void namesTheTokenAsTheActor() {
            directory.user(email);

            assertEquals(List.of("scim_token directory"), Database.column("""
                            SELECT concat_ws(' ', event->'actor'->>'principal_type', event->'actor'->>'principal_name')
                            FROM audit_outbox WHERE organization_id = ? ORDER BY position DESC LIMIT 1""", organization));
        }

        @Test
        void rejectsANameThatIsTakenAlsoInARace() {
            var statuses = Race.of(4, () -> directory.create(email).statusCode());

            assertEquals(List.of(201, 409, 409, 409), statuses);
            directory.create(email).then().statusCode(409).body("scimType", equalTo("uniqueness"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"userName\":7}",
                    "{\"userName\":\"nobody\"}",
                    "{\"userName\":\"a@b.example\",\"active\":\"maybe\"}",
                    "{\"userName\":\"a@b.example\",\"displayName\":\"\\u0000\"}",
                    "[]",
                    "{",
                    ""
                })
        void rejectsMalformedPeople(String body) {
            directory
                    .call()
                    .body(body)
                    .post("/scim/v2/Users")
                    .then()
                    .statusCode(400)
                    .body("status", equalTo("400"));
        }

        @Test
        void isTheSamePersonInTwoOrganizations() {
            var other = Directory.of(Tenant.create());

            assertEquals(directory.user(email), other.user(email));
        }
    }

    @Nested
    class Find {

        @Test
        void findsByNameIdAndActivity() {
            var id = directory.user(email);
            directory.user("other-" + email);

            for (var filter : List.of(
                    "userName eq \"%s\"".formatted(email.toUpperCase(Locale.ROOT)),
                    "id eq \"%s\" and active eq true".formatted(id),
                    "emails[type eq \"work\" and value sw \"ann\"]",
                    "not (userName co \"other\") and meta.created gt \"2020-01-01T00:00:00Z\"")) {
                directory
                        .call()
                        .queryParam("filter", filter)
                        .get("/scim/v2/Users")
                        .then()
                        .statusCode(200)
                        .body("totalResults", equalTo(1), "Resources.id", contains(id.toString()));
            }
        }

        @Test
        void findsMembersWhomItDidNotMake() {
            var member = tenant.expect(lower, "OrgManager");

            directory
                    .call()
                    .queryParam("filter", "userName eq \"" + email + "\"")
                    .get("/scim/v2/Users")
                    .then()
                    .body("Resources.id", contains(member.toString()));
            directory.create(email).then().statusCode(409);
        }

        @Test
        void pagesAndCounts() {
            directory.user("a" + email);
            directory.user("b" + email);
            directory.user("c" + email);

            directory
                    .call()
                    .queryParams("startIndex", 2, "count", 1)
                    .get("/scim/v2/Users")
                    .then()
                    .body("totalResults", equalTo(3), "itemsPerPage", equalTo(1), "startIndex", equalTo(2));
            directory.call().queryParam("count", 0).get("/scim/v2/Users").then().body("Resources", hasSize(0));
            directory
                    .call()
                    .queryParam("count", "x")
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"title eq \"x\"", "userName", "active gt true", "userName eq 7", "meta.created gt \"x\""})
        void refusesFiltersThatItCannotApply(String filter) {
            directory
                    .call()
                    .queryParam("filter", filter)
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(400)
                    .body("scimType", equalTo("invalidFilter"));
        }

        @Test
        void answersForForeignPeopleAsForAbsentOnes() {
            var foreign = Directory.of(Tenant.create()).user(email);

            for (var id : List.of(foreign.toString(), UUID.randomUUID().toString(), "x")) {
                directory
                        .call()
                        .get("/scim/v2/Users/" + id)
                        .then()
                        .statusCode(404)
                        .contentType("application/scim+json")
                        .body("detail", equalTo("User %s not found.".formatted(id)));
                directory
                        .patch("Users/" + id, Map.of("op", "replace", "path", "active", "value", false))
                        .then()
                        .statusCode(404);
                directory.call().delete("/scim/v2/Users/" + id).then().statusCode(404);
            }
        }
    }

    @Nested
    class Change {

        @Test
        void takesWhatEntraAndOktaSend() {
            var id = directory.user(email);

            directory
                    .patch(
                            "Users/" + id,
                            Map.of("op", "Replace", "path", "name.givenName", "value", "Bea"),
                            Map.of("op", "Add", "value", Map.of("displayName", "Bea L.", "title", "Dr")),
                            Map.of("op", "Add", "path", "emails[type eq \"work\"].value", "value", "ignored@x.example"))
                    .then()
                    .statusCode(200)
                    .body("name.formatted", equalTo("Bea Lee"), "displayName", equalTo("Bea L."));
            directory
                    .call()
                    .body(Map.of("userName", email, "externalId", "e-1"))
                    .put("/scim/v2/Users/" + id)
                    .then()
                    .statusCode(200)
                    .body("externalId", equalTo("e-1"), "displayName", equalTo(null), "active", equalTo(true));
        }

        @Test
        void givesSomebodyWhoHasNotSignedInAnotherAddress() {
            var id = directory.user("old-" + email);

            directory
                    .patch("Users/" + id, Map.of("op", "replace", "path", "userName", "value", email))
                    .then()
                    .statusCode(200)
                    .body("userName", equalTo(lower));

            signIn().then().statusCode(303);
        }

        @Test
        void changesNoAddressThatAnotherOrganizationKnows() {
            var id = directory.user(email);
            Directory.of(Tenant.create()).user(email);

            directory
                    .patch("Users/" + id, Map.of("op", "replace", "path", "userName", "value", "evil@x.example"))
                    .then()
                    .statusCode(400)
                    .body("scimType", equalTo("mutability"));
        }

        @ParameterizedTest
        @CsvSource({"jump,active,invalidSyntax", "replace,a b,invalidPath", "remove,userName,mutability"})
        void refusesOperationsThatMakeNoSense(String op, String path, String scimType) {
            var id = directory.user(email);

            directory
                    .patch("Users/" + id, Map.of("op", op, "path", path, "value", "x"))
                    .then()
                    .statusCode(400)
                    .body("scimType", equalTo(scimType));
        }
    }

    private Response signIn() {
        return new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}"
                        .formatted(UUID.randomUUID(), email));
    }

    private List<String> roles(UUID user) {
        return Database.column(
                "SELECT role FROM role_binding WHERE organization_id = ? AND principal_id = ? ORDER BY role",
                organization,
                user);
    }
}
