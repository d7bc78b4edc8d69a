package dev.larch.e2e.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.larch.e2e.stack.StackEnvironment;
import java.util.UUID;

/** A project of a test's own, so that no test meets another. */
public record Tenant(StackEnvironment environment, Admin admin, String projectId, ApiKey editor) {

    public static final int DIMENSION = 4;

    /** Makes the project and a key that may do everything in it. */
    public static Tenant create(StackEnvironment environment, String name) {
        var admin = Admin.login(environment);
        var projectId = admin.createProject(name + " " + UUID.randomUUID());
        return new Tenant(environment, admin, projectId, admin.createKey(projectId, "editor", "ProjectEditor"));
    }

    public ApiKey key(String role) {
        return admin.createKey(projectId, role, role);
    }

    /** The control plane with one of the project's keys. */
    public Api control(ApiKey key) {
        return Api.withKey(environment.controller(), key.value());
    }

    public JavaClient client(ApiKey key) {
        return new JavaClient(environment, key.value());
    }

    /** What a request to create an index says. */
    public static String indexRequest(String name) {
        return """
                {"name": "%s", "dimension": %d, "metric": "cosine",
                 "spec": {"serverless": {"cloud": "aws", "region": "us-east-1"}}}
                """.formatted(name, DIMENSION);
    }

    /** Makes an index and waits until it is ready. */
    public SmallIndex createIndex(String name) {
        control(editor).post("/indexes", indexRequest(name)).expect(201);
        await().atMost(15, SECONDS).until(() -> state(name).equals("Ready"));
        var host = describe(name).json().path("host").asText();
        return new SmallIndex(name, host, (environment.isTls() ? "https://" : "http://") + host);
    }

    private String state(String name) {
        return describe(name).json().path("status").path("state").asText();
    }

    private Reply describe(String name) {
        return control(editor).get("/indexes/" + name).expect(200);
    }

    @Override
    public String toString() {
        return "Tenant[" + projectId + "]";
    }
}
