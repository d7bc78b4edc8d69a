package dev.larch.iam.apikey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** API keys over HTTP against a real PostgreSQL. */
@QuarkusTest
class ApiKeyResourceTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;

    @BeforeEach
    void createProject() {
        project = tenant.project("p");
    }

    @Nested
    class Create {

        @Test
        void showsTheValueOnce() {
            var created = create("{\"name\":\"dev\",\"roles\":[\"DataPlaneViewer\"]}")
                    .statusCode(201)
                    .body(
                            "key.name", equalTo("dev"),
                            "key.project_id", equalTo(project.toString()),
                            "key.roles", contains("DataPlaneViewer"),
                            "key.created_at", notNullValue())
                    .body("value", matchesPattern("pcsk_[A-Za-z0-9]{6}_[A-Za-z0-9]{49}"))
                    .extract();

            tenant.asOwner()
                    .get(path(created))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("dev"))
                    .body(not(containsString(created.<String>path("value"))));
            assertEquals(List.of("create project p", "create api-key dev"), Database.events(tenant.organizationId()));
            assertTrue(Database.column("SELECT event::text FROM audit_outbox").stream()
                    .noneMatch(event -> event.contains(created.<String>path("value"))));
        }

        @Test
        void makesAnEditorByDefault() {
            create("{\"name\":\"k\"}").statusCode(201).body("key.roles", contains("ProjectEditor"));
        }

        @ParameterizedTest
        @MethodSource("dev.larch.iam.apikey.ApiKeyResourceTest#malformed")
        void namesTheFieldThatIsWrong(String body, String field) {
            create(body)
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith(field));
        }

        @Test
        void rejectsOneMoreThanTheQuota() {
            Stream.of("a", "b", "c", "d")
                    .forEach(name -> create("{\"name\":\"%s\"}".formatted(name)).statusCode(201));

            create("{\"name\":\"e\"}").statusCode(403).body("error.code", equalTo("QUOTA_EXCEEDED"));
        }

        @Test
        void isRefusedInAnAbsentOrForeignProject() {
            var foreign = Tenant.create().project("theirs");

            createIn(foreign)
                    .statusCode(404)
                    .body("error.message", equalTo("Project %s not found.".formatted(foreign)));
            createIn(UUID.randomUUID()).statusCode(404);
        }

        @Test
        void isForbiddenToWhoMayOnlyRead() {
            var manager = tenant.account("ProjectManager", project);

            Tenant.as(manager.token()).get(keysPath()).then().statusCode(200);
            Tenant.as(manager.token())
                    .body("{\"name\":\"k\"}")
                    .post(keysPath())
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("apikey:create"));
        }

        @Test
        void isClosedToStrangersAndApiKeys() {
            given().body("{").post(keysPath()).then().statusCode(401);
            given().header("Api-Key", Installation.API_KEY)
                    .get(keysPath())
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class Update {

        @Test
        void replacesTheRoles() {
            var key = create("{\"name\":\"k\",\"roles\":[\"ProjectEditor\",\"DataPlaneViewer\"]}")
                    .extract();

            tenant.asOwner()
                    .body("{\"roles\":[\"ControlPlaneViewer\"]}")
                    .patch(path(key))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("k"), "roles", contains("ControlPlaneViewer"));
            assertTrue(isRevoked(key));
        }

        @Test
        void renames() {
            var key = create("{\"name\":\"old\"}").extract();

            tenant.asOwner()
                    .body("{\"name\":\"new\"}")
                    .patch(path(key))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("new"), "roles", contains("ProjectEditor"));
            assertEquals(
                    "update api-key new",
                    Database.events(tenant.organizationId()).getLast());
        }

        @Test
        void namesTheFieldThatIsWrong() {
            var path = path(create("{\"name\":\"k\"}").extract());

            tenant.asOwner()
                    .body("{\"roles\":[\"OrgOwner\"]}")
                    .patch(path)
                    .then()
                    .statusCode(400)
                    .body("error.message", startsWith("roles[0]: "));
            tenant.asOwner()
                    .body("{\"name\":\"\"}")
                    .patch(path)
                    .then()
                    .statusCode(400)
                    .body("error.message", startsWith("name: "));
        }

        @Test
        void isForbiddenToWhoMayOnlyRead() {
            var path = path(create("{\"name\":\"k\"}").extract());
            var member = Tenant.as(tenant.account("ProjectMember", project).token());

            member.get(path).then().statusCode(200);
            member.body("{\"name\":\"x\"}").patch(path).then().statusCode(403);
            member.delete(path).then().statusCode(403);
        }
    }

    @Test
    void listsTheKeysOfTheProjectOnly() {
        create("{\"name\":\"a\"}");
        create("{\"name\":\"b\"}");
        tenant.asOwner().body("{\"name\":\"c\"}").post("/admin/projects/" + tenant.project("q") + "/api-keys");

        tenant.asOwner().get(keysPath()).then().statusCode(200).body("data.name", contains("a", "b"));
        tenant.asOwner()
                .get("/admin/projects/" + UUID.randomUUID() + "/api-keys")
                .then()
                .statusCode(404);
    }

    @Test
    void hidesForeignKeysLikeAbsentOnes() {
        var path = path(create("{\"name\":\"k\"}").extract());
        var id = path.substring(path.lastIndexOf('/') + 1);
        var other = Tenant.create();
        var absent = UUID.randomUUID().toString();

        var foreignAnswer = other.asOwner().get(path);
        var absentAnswer = other.asOwner().get("/admin/api-keys/" + absent);

        foreignAnswer.then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        assertEquals(
                absentAnswer.asString().replace(absent, "ID"),
                foreignAnswer.asString().replace(id, "ID"));
        other.asOwner().body("{\"name\":\"x\"}").patch(path).then().statusCode(404);
        other.asOwner().delete(path).then().statusCode(404);
        other.asOwner().get("/admin/api-keys/not-an-id").then().statusCode(404);
    }

    @Test
    void hidesKeysOfOtherProjectsFromMembers() {
        var path = path(create("{\"name\":\"k\"}").extract());
        var elsewhere = tenant.account("ProjectOwner", tenant.project("q"));

        Tenant.as(elsewhere.token()).get(path).then().statusCode(404);
        Tenant.as(elsewhere.token()).delete(path).then().statusCode(404);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{}", "name: "),
                Arguments.of("{\"name\":\"\"}", "name: "),
                Arguments.of("{\"name\":\"%s\"}".formatted("n".repeat(81)), "name: "),
                Arguments.of("{\"name\":\"k\",\"roles\":[\"ProjectOwner\"]}", "roles[0]: "),
                Arguments.of("{\"name\":\"k\",\"roles\":[\"ProjectEditor\",\"Nobody\"]}", "roles[1]: "),
                Arguments.of("{\"name\":\"k\",\"roles\":[null]}", "roles[0]: "),
                Arguments.of("{\"name\":\"k\",\"roles\":[]}", "roles: "),
                Arguments.of("{\"name\":\"k\",\"roles\":{}}", "roles: "),
                Arguments.of("{\"name\":\"k\",\"roles\":[{}]}", "roles[0]: "));
    }

    private ValidatableResponse create(String body) {
        return tenant.asOwner().body(body).post(keysPath()).then();
    }

    private ValidatableResponse createIn(UUID otherProject) {
        return tenant.asOwner()
                .body("{\"name\":\"k\"}")
                .post("/admin/projects/" + otherProject + "/api-keys")
                .then();
    }

    private String keysPath() {
        return "/admin/projects/" + project + "/api-keys";
    }

    private static String path(ExtractableResponse<Response> created) {
        return "/admin/api-keys/" + created.<String>path("key.id");
    }

    private static boolean isRevoked(ExtractableResponse<Response> created) {
        return !Database.column(
                        "SELECT kind FROM revocation WHERE kind = 'credential' AND subject_id = ?",
                        created.<String>path("key.id"))
                .isEmpty();
    }
}
