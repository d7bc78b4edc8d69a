package dev.larch.iam.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects over HTTP against a real PostgreSQL. */
@QuarkusTest
class ProjectResourceTest {

    private final Tenant tenant = Tenant.create();

    @Nested
    class Create {

        @Test
        void answersWithTheProjectAndItsLocation() {
            var location = create("search")
                    .statusCode(200)
                    .body(
                            "name", equalTo("search"),
                            "max_pods", equalTo(0),
                            "force_encryption_with_cmek", equalTo(false),
                            "organization_id", equalTo(tenant.organizationId().toString()),
                            "created_at", notNullValue())
                    .extract()
                    .header("Location");

            tenant.asOwner().get(location).then().statusCode(200).body("name", equalTo("search"));
            assertEquals(List.of("create project search"), Database.events(tenant.organizationId()));
        }

        @Test
        void rejectsNameTakenInTheOrganization() {
            create("search").statusCode(200);

            create("search").statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));

            assertEquals(List.of("create project search"), Database.events(tenant.organizationId()));
        }

        @Test
        void letsOneOfManyAtOnceHaveAName() {
            var statuses = Race.of(4, () -> create("search").extract().statusCode());

            assertEquals(List.of(200, 409, 409, 409), statuses);
        }

        @Test
        void leavesNamesOfOtherOrganizationsFree() {
            create("search").statusCode(200);

            Tenant.create().project("search");
        }

        @Test
        void rejectsOneMoreThanTheQuota() {
            Stream.of("a", "b", "c", "d", "e").forEach(name -> create(name).statusCode(200));

            create("f")
                    .statusCode(403)
                    .body("error.code", equalTo("QUOTA_EXCEEDED"))
                    .body("error.message", startsWith("Not enough available quota to complete this operation."));
        }

        @ParameterizedTest
        @MethodSource("dev.larch.iam.project.ProjectResourceTest#malformed")
        void namesTheFieldThatIsWrong(String body, String field) {
            tenant.asOwner()
                    .body(body)
                    .post("/admin/projects")
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"), "status", equalTo(400))
                    .body("error.message", startsWith(field));
        }

        @Test
        void makesAManagerTheOwnerOfWhatHeCreates() {
            var manager = Tenant.as(tenant.account("OrgManager").token());
            var id = manager.body("{\"name\":\"mine\"}")
                    .post("/admin/projects")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");

            manager.get("/admin/projects/" + id).then().statusCode(200);
            manager.body("{\"name\":\"k\"}")
                    .post("/admin/projects/" + id + "/api-keys")
                    .then()
                    .statusCode(201);
        }

        @Test
        void isRefusedToMembersAndKeysAndStrangers() {
            var body = "{\"name\":\"x\"}";
            Tenant.as(tenant.account("OrgMember").token())
                    .body(body)
                    .post("/admin/projects")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("project:create"));
            given().header("Api-Key", Installation.API_KEY)
                    .body(body)
                    .post("/admin/projects")
                    .then()
                    .statusCode(403);
            given().body("{").post("/admin/projects").then().statusCode(401);
        }
    }

    @Nested
    class Update {

        @Test
        void changesWhatIsNamedAndLeavesTheRest() {
            var path = path(tenant.project("old"));

            tenant.asOwner()
                    .body("{\"name\":\"new\",\"max_pods\":3}")
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("new"), "max_pods", equalTo(3));
            tenant.asOwner()
                    .body("{\"max_pods\":4}")
                    .patch(path)
                    .then()
                    .body("name", equalTo("new"), "max_pods", equalTo(4));

            assertEquals(
                    List.of("create project old", "update project new", "update project new"),
                    Database.events(tenant.organizationId()));
        }

        @Test
        void rejectsNameTakenInTheOrganization() {
            tenant.project("taken");
            var path = path(tenant.project("free"));

            tenant.asOwner().body("{\"name\":\"taken\"}").patch(path).then().statusCode(409);
        }

        @Test
        void namesTheFieldThatIsWrong() {
            var path = path(tenant.project("p"));

            tenant.asOwner()
                    .body("{\"name\":\"\"}")
                    .patch(path)
                    .then()
                    .statusCode(400)
                    .body("error.message", startsWith("name"));
            tenant.asOwner()
                    .body("{\"force_encryption_with_cmek\":true}")
                    .patch(path)
                    .then()
                    .statusCode(400)
                    .body("error.message", startsWith("force_encryption_with_cmek"));
        }

        @Test
        void isForbiddenToWhoMayOnlySee() {
            var id = tenant.project("p");
            var member = tenant.account("ProjectMember", id);

            Tenant.as(member.token()).get(path(id)).then().statusCode(200);
            Tenant.as(member.token())
                    .body("{\"name\":\"x\"}")
                    .patch(path(id))
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void listsWhatTheCallerMayRead() {
        var seen = tenant.project("seen");
        tenant.project("unseen");
        var member = tenant.account("OrgMember");
        bind(member, seen);

        tenant.asOwner().get("/admin/projects").then().statusCode(200).body("data.name", contains("seen", "unseen"));
        Tenant.as(member.token()).get("/admin/projects").then().statusCode(200).body("data.name", contains("seen"));
    }

    @Test
    void hidesForeignProjectsLikeAbsentOnes() {
        var foreign = Tenant.create().project("theirs");
        var absent = UUID.randomUUID();

        var foreignAnswer = tenant.asOwner().get(path(foreign));
        var absentAnswer = tenant.asOwner().get(path(absent));

        foreignAnswer.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        assertEquals(
                absentAnswer.asString().replace(absent.toString(), "ID"),
                foreignAnswer.asString().replace(foreign.toString(), "ID"));
        tenant.asOwner().body("{\"name\":\"x\"}").patch(path(foreign)).then().statusCode(404);
        tenant.asOwner().delete(path(foreign)).then().statusCode(404);
        tenant.asOwner().get("/admin/projects/not-an-id").then().statusCode(404);
    }

    @Test
    void takesAnyApiVersion() {
        tenant.asOwner()
                .header("X-Pinecone-Api-Version", "1999-01")
                .get("/admin/projects")
                .then()
                .statusCode(200);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{}", "name: "),
                Arguments.of("{\"name\":\"\"}", "name: "),
                Arguments.of("{\"name\":\"%s\"}".formatted("n".repeat(513)), "name: "),
                Arguments.of("{\"name\":\"a\\u0000b\"}", "name: "),
                Arguments.of("{\"name\":[]}", "name: "),
                Arguments.of("{\"name\":\"n\",\"max_pods\":-1}", "max_pods: "),
                Arguments.of("{\"name\":\"n\",\"max_pods\":\"many\"}", "max_pods: "),
                Arguments.of("{\"name\":\"n\",\"force_encryption_with_cmek\":true}", "force_encryption_with_cmek: "),
                Arguments.of("{", "The body is not valid JSON"),
                Arguments.of("", "body: "));
    }

    private ValidatableResponse create(String name) {
        return tenant.asOwner()
                .body("{\"name\":\"%s\"}".formatted(name))
                .post("/admin/projects")
                .then();
    }

    private void bind(Tenant.Account member, UUID project) {
        try {
            Database.execute("""
                    INSERT INTO role_binding
                        (id, organization_id, principal_type, principal_id, role, resource_type, resource_id, created_at)
                    VALUES (gen_random_uuid(), ?, 'service_account', ?, 'ProjectMember', 'project', ?, now())""", tenant.organizationId(), member.id(), project);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(UUID id) {
        return "/admin/projects/" + id;
    }
}
