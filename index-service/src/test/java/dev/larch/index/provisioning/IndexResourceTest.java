package dev.larch.index.provisioning;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.larch.index.Service;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control plane of indexes over HTTP against a real PostgreSQL. */
@Service
class IndexResourceTest {

    private static final String SPEC = "\"spec\":{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us-east-1\"}}";

    FakeIam iam;
    private TestProject project;
    private TestCredential editor;

    @BeforeEach
    void newProject() {
        project = iam.newProject();
        editor = iam.newKey(project, Role.PROJECT_EDITOR);
    }

    @Nested
    class Create {

        @Test
        void answersWithTheIndexAndItsAddress() {
            create("a-1")
                    .statusCode(201)
                    .body("name", equalTo("a-1"))
                    .body("dimension", equalTo(3))
                    .body("metric", equalTo("cosine"))
                    .body("vector_type", equalTo("dense"))
                    .body("status.ready", equalTo(true))
                    .body("status.state", equalTo("Ready"))
                    .body("host", startsWith("localhost:"))
                    .body("spec", aMapWithSize(1))
                    .body("spec.serverless.read_capacity.mode", equalTo("OnDemand"))
                    .body("deletion_protection", equalTo("disabled"))
                    .body("tags", anEmptyMap());
        }

        @Test
        void refusesANameThatTheProjectHas() {
            create("taken").statusCode(201);

            create("taken")
                    .statusCode(409)
                    .body("error.code", equalTo("ALREADY_EXISTS"))
                    .body("status", equalTo(409));
        }

        @Test
        void makesOneOfManyAtOnce() throws Exception {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(_ ->
                            (Callable<Integer>) () -> post("racing", editor).statusCode())
                    .toList();

            try (var threads = Executors.newFixedThreadPool(8)) {
                var statuses = threads.invokeAll(calls).stream()
                        .map(future -> future.resultNow())
                        .sorted()
                        .toList();

                assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"name\":\"Upper\",\"dimension\":3,SPEC} | name",
                    "{\"name\":\"-a\",\"dimension\":3,SPEC} | name",
                    "{\"dimension\":3,SPEC} | name",
                    "{\"name\":\"a\",SPEC} | dimension",
                    "{\"name\":\"a\",\"dimension\":20001,SPEC} | dimension",
                    "{\"name\":\"a\",\"dimension\":\"3\",SPEC} | dimension",
                    "{\"name\":\"a\",\"dimension\":3,\"metric\":\"manhattan\",SPEC} | metric",
                    "{\"name\":\"a\",\"dimension\":3,\"vector_type\":\"thick\",SPEC} | vector_type",
                    "{\"name\":\"a\",\"dimension\":3,\"vector_type\":\"sparse\",SPEC} | dimension",
                    "{\"name\":\"a\",\"metric\":\"cosine\",\"vector_type\":\"sparse\",SPEC} | metric",
                    "{\"name\":\"a\",\"dimension\":3} | spec.serverless",
                    "{\"name\":\"a\",\"dimension\":3,\"tags\":{\"a b\":\"c\"},SPEC} | tags",
                    "{\"name\":\"a\",\"dimension\":3,\"deletion_protection\":\"on\",SPEC} | deletion_protection",
                    "{\"name\":\"a\",\"dimension\":3,\"spec\":{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us\\u0000\"}}} | region",
                    "{\"name\": | body",
                    "[] | body"
                })
        void refusesWhatIsWrongAndNamesTheField(String body, String field) {
            request(editor)
                    .body(body.replace("SPEC", SPEC))
                    .post("/indexes")
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"))
                    .body("error.message", containsString(field))
                    .body("status", equalTo(400));
        }

        @Test
        void saysBothHalvesOfTheRuleForNames() {
            create("Not-Good")
                    .body(
                            "error.message",
                            allOf(
                                    containsString("Name must consist of lower case alphanumeric characters or '-'"),
                                    containsString("alphanumeric character")));
        }

        @Test
        void isRefusedToAViewer() {
            var viewer = iam.newKey(project, Role.CONTROL_PLANE_VIEWER);

            post("a", viewer).then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
        }
    }

    @Nested
    class Read {

        @Test
        void findsAndListsWhatTheProjectHas() {
            create("b").statusCode(201);
            create("a").statusCode(201);

            request(editor).get("/indexes/a").then().statusCode(200).body("name", equalTo("a"));
            request(editor).get("/indexes").then().statusCode(200).body("indexes.name", equalTo(List.of("a", "b")));
        }

        @Test
        void answersForAnotherProjectsIndexAsForNone() {
            create("secret").statusCode(201);
            var stranger = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);

            var foreign = request(stranger).get("/indexes/secret");
            var absent = request(stranger).get("/indexes/nothere");

            assertEquals(404, foreign.statusCode());
            assertEquals(absent.asString().replace("nothere", "secret"), foreign.asString());
        }

        @Test
        void findsNothingByANameThatNoIndexCanHave() {
            request(editor)
                    .urlEncodingEnabled(false)
                    .get("/indexes/a%00b")
                    .then()
                    .statusCode(404);
        }

        @Test
        void asksPeopleForTheProject() {
            var owner = iam.newPerson(project, Role.ORG_OWNER);
            create("mine").statusCode(201);

            bearer(owner).get("/indexes").then().statusCode(400).body("error.message", containsString("X-Project-Id"));
            bearer(owner)
                    .header("X-Project-Id", project.id())
                    .get("/indexes")
                    .then()
                    .statusCode(200)
                    .body("indexes", hasSize(1));
        }

        @Test
        void hidesAnotherOrganizationsProjectFromAnOwner() {
            var owner = iam.newPerson(iam.newProject(), Role.ORG_OWNER);
            var absent = UUID.randomUUID();

            var foreign = bearer(owner).header("X-Project-Id", project.id()).get("/indexes");
            var none = bearer(owner).header("X-Project-Id", absent).get("/indexes");

            assertEquals(404, foreign.statusCode());
            assertEquals(none.asString().replace(absent.toString(), project.id().toString()), foreign.asString());
        }
    }

    @Nested
    class Configure {

        @Test
        void setsAndUnsetsTags() {
            create("tagged").statusCode(201);

            patch("tagged", "{\"tags\":{\"team\":\"a\",\"env\":\"dev\"}}").statusCode(202);

            patch("tagged", "{\"tags\":{\"team\":\"\"}}")
                    .statusCode(202)
                    .body("tags.env", equalTo("dev"))
                    .body("tags", aMapWithSize(1));
        }

        @Test
        void isNotFoundForWhatIsNotThere() {
            patch("nothere", "{}").statusCode(404).body("error.message", equalTo("Index nothere not found."));
        }
    }

    @Nested
    class Delete {

        @Test
        void takesTheIndexAwayAndLeavesItsPortToRest() {
            int port = portOf(create("short").statusCode(201));

            request(editor).delete("/indexes/short").then().statusCode(202);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> request(editor).get("/indexes/short").then().statusCode(404));
            assertNotEquals(port, portOf(create("short").statusCode(201)));
        }

        @Test
        void isRefusedWhileTheIndexIsProtected() {
            create("kept").statusCode(201);
            patch("kept", "{\"deletion_protection\":\"enabled\"}").statusCode(202);

            request(editor)
                    .delete("/indexes/kept")
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("FORBIDDEN"))
                    .body("error.message", startsWith("Deletion protection is enabled for this index."));
        }
    }

    @Test
    void hasNoDataPlaneOnTheControlPlanesPort() {
        request(editor).body("{}").post("/query").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }

    private ValidatableResponse create(String name) {
        return post(name, editor).then();
    }

    private Response post(String name, TestCredential credential) {
        return request(credential)
                .body("{\"name\":\"%s\",\"dimension\":3,%s}".formatted(name, SPEC))
                .post("/indexes");
    }

    private ValidatableResponse patch(String name, String body) {
        return request(editor).body(body).patch("/indexes/" + name).then();
    }

    private static int portOf(ValidatableResponse index) {
        String host = index.extract().path("host");
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    private static RequestSpecification request(TestCredential key) {
        return given().contentType(ContentType.JSON).header("Api-Key", key.secret());
    }

    private static RequestSpecification bearer(TestCredential person) {
        return given().contentType(ContentType.JSON).auth().oauth2(person.secret());
    }
}
