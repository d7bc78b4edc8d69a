package dev.larch.index.provisioning;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.index.Service;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Closing projects that are to be deleted. */
@Service
class ProjectGateTest {

    private static final int CREATORS = 3;

    FakeIam iam;
    private final UUID deletion = UUID.randomUUID();
    private TestProject project;
    private TestCredential editor;

    @BeforeEach
    void newProject() {
        project = iam.newProject();
        editor = iam.newKey(project, Role.PROJECT_EDITOR);
    }

    @Test
    void keepsNewIndexesOut() {
        close(deletion).then().statusCode(200).body("closed", equalTo(true));

        create("late")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("Project %s not found.".formatted(project.id())));
        assertEquals(List.of(), names());
    }

    @Test
    void leavesAProjectWithIndexesOpen() {
        create("early").then().statusCode(201);

        close(deletion).then().statusCode(200).body("closed", equalTo(false));

        create("late").then().statusCode(201);
    }

    @Test
    void opensForTheDeletionThatClosed() {
        close(deletion);
        var another = UUID.randomUUID();

        asIam().delete(path(another)).then().statusCode(204);
        create("late").then().statusCode(404);

        asIam().delete(path(deletion)).then().statusCode(204);
        create("late").then().statusCode(201);
    }

    /** Either the index was first, and the project stays open, or the closing was, and there is none. */
    @RepeatedTest(8)
    void neverClosesOverAnIndex() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(CREATORS + 1)) {
            var creations = IntStream.range(0, CREATORS)
                    .mapToObj(i ->
                            threads.submit(after(start, () -> create("i-" + i).statusCode())))
                    .toList();
            var closing = threads.submit(after(start, () -> close(deletion).<Boolean>path("closed")));
            start.countDown();

            boolean isClosed = closing.get();
            var statuses = creations.stream().map(ProjectGateTest::result).toList();

            assertEquals(
                    isClosed
                            ? 0
                            : statuses.stream().filter(status -> status == 201).count(),
                    names().size());
            assertTrue(!isClosed || statuses.stream().allMatch(status -> status == 404), statuses::toString);
        }
    }

    @Test
    void isForServicesOnly() {
        given().header("Api-Key", editor.secret()).put(path(deletion)).then().statusCode(403);
        given().put(path(deletion)).then().statusCode(401);
        create("i").then().statusCode(201);
    }

    private static <T> Callable<T> after(CountDownLatch start, Callable<T> action) {
        return () -> {
            start.await();
            return action.call();
        };
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Response close(UUID by) {
        return asIam().put(path(by));
    }

    private RequestSpecification asIam() {
        return given().auth().preemptive().oauth2(iam.serviceToken("iam-service", "index-service"));
    }

    private String path(UUID by) {
        return "/internal/v1/projects/%s/closing/%s".formatted(project.id(), by);
    }

    private Response create(String name) {
        return given().header("Api-Key", editor.secret())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"%s","dimension":1,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name))
                .post("/indexes");
    }

    private List<String> names() {
        return given().header("Api-Key", editor.secret()).get("/indexes").path("indexes.name");
    }
}
