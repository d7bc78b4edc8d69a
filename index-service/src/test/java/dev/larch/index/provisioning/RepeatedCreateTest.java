package dev.larch.index.provisioning;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.index.Service;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creates that are repeated, because their callers did not hear what came of the first. */
@Service
class RepeatedCreateTest {

    private static final String SERVERLESS = "{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us-east-1\"}}";

    FakeIam iam;
    private TestProject project;
    private TestCredential editor;

    @BeforeEach
    void newProject() {
        project = iam.newProject();
        editor = iam.newKey(project, Role.PROJECT_EDITOR);
    }

    @Test
    void areAnsweredAsTheFirstTimeIfTheyCarryTheSameKey() {
        String first =
                create("key-1", "a", SERVERLESS).statusCode(201).extract().asString();

        assertEquals(
                first,
                create("key-1", "a", SERVERLESS).statusCode(201).extract().asString());
        create("key-2", "a", SERVERLESS).statusCode(409);
        request().body(body("a", SERVERLESS)).post("/indexes").then().statusCode(409);
    }

    @Test
    void areNotTheSameWithAnotherBodyOrByAnother() {
        create("key-1", "a", SERVERLESS).statusCode(201);

        create("key-1", "a", "{\"byoc\":{\"environment\":\"e\"}}").statusCode(409);
        var other = iam.newKey(project, Role.PROJECT_EDITOR);
        given().contentType(ContentType.JSON)
                .header("Api-Key", other.secret())
                .header("Idempotency-Key", "key-1")
                .body(body("a", SERVERLESS))
                .post("/indexes")
                .then()
                .statusCode(409);
    }

    @Test
    void areAnsweredThoughTheProjectIsFull() {
        var pods = "{\"pod\":{\"environment\":\"e\",\"replicas\":800}}";
        create("key-1", "a", pods).statusCode(201);

        create("key-1", "a", pods).statusCode(201).body("name", equalTo("a"));
        create("key-2", "b", pods).statusCode(403);
    }

    @Test
    void makeOneIndexWhenTheyComeAtOnce() throws InterruptedException {
        var calls = IntStream.range(0, 8)
                .mapToObj(_ -> (Callable<String>) () ->
                        create("key", "a", SERVERLESS).statusCode(201).extract().asString())
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();

            assertEquals(1, answers.size(), () -> String.join("\n", answers));
        }
        request().get("/indexes").then().body("indexes.name", equalTo(List.of("a")));
    }

    @Test
    void needAKeyThatIsReadable() {
        create("k".repeat(256), "a", SERVERLESS)
                .statusCode(400)
                .body("error.message", containsString("Idempotency-Key: Must be 1 to 255"));
    }

    private ValidatableResponse create(String key, String name, String spec) {
        return request()
                .header("Idempotency-Key", key)
                .body(body(name, spec))
                .post("/indexes")
                .then();
    }

    private static String body(String name, String spec) {
        return "{\"name\":\"%s\",\"dimension\":3,\"spec\":%s}".formatted(name, spec);
    }

    private RequestSpecification request() {
        return given().contentType(ContentType.JSON).header("Api-Key", editor.secret());
    }
}
