package dev.larch.e2e.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.e2e.client.Admin;
import dev.larch.e2e.client.JavaClient;
import dev.larch.e2e.data.Dataset;
import dev.larch.e2e.data.Datasets;
import dev.larch.e2e.data.Embedder;
import dev.larch.e2e.stack.StackEnvironment;
import io.pinecone.clients.Pinecone;
import java.nio.file.Path;
import java.util.Map;

/** The main job with the official Java client: gRPC to the data plane, REST to the control plane. */
public final class JavaJourney {

    private static final String INDEX = "glosses";

    private final StackEnvironment environment;
    private final Dataset dataset;
    private final Admin admin;

    private JavaJourney(StackEnvironment environment, Dataset dataset) {
        this.environment = environment;
        this.dataset = dataset;
        this.admin = Admin.login(environment);
    }

    /** Runs the journey; arguments: the stack's environment file, the dataset's directory. */
    public static void main(String[] arguments) {
        var environment = StackEnvironment.read(Path.of(arguments[0]));
        new JavaJourney(environment, Datasets.read(Path.of(arguments[1]))).run();
        System.exit(0); // the client's pools have threads that would keep the process for a minute
    }

    private void run() {
        var project = admin.createProject("java journey");
        var key = admin.createKey(project, "journey", "ProjectEditor");
        var pinecone = new JavaClient(environment, key.value()).pinecone();
        createIndex(pinecone);
        var upserts = useRecords(pinecone);
        deleteIndex(pinecone);
        admin.deleteKey(key.id());
        admin.deleteProject(project);
        Step.run("audit", () -> new ExpectedEvents(project, key.id(), upserts).assertIn(admin.auditLog()));
    }

    private void createIndex(Pinecone pinecone) {
        Step.run("create index", () -> {
            var created = pinecone.createServerlessIndex(
                    INDEX, "cosine", Embedder.DIMENSION, "aws", "us-east-1", "disabled", Map.of("source", "wordnet"));
            assertEquals(Embedder.DIMENSION, created.getDimension());
            await().atMost(15, SECONDS)
                    .until(() ->
                            pinecone.describeIndex(INDEX).getStatus().getState().equals("Ready"));
        });
    }

    private int useRecords(Pinecone pinecone) {
        var upserts = new int[1];
        try (var index = pinecone.getIndexConnection(INDEX)) {
            var steps = new RecordSteps(index, dataset);
            Step.run("upsert", () -> upserts[0] = steps.upsert());
            Step.run("query", steps::query);
            Step.run("query with filter", steps::queryWithFilter);
            Step.run("fetch", steps::fetch);
            Step.run("list", steps::listByPrefix);
            Step.run("update", steps::update);
            Step.run("delete", steps::delete);
        }
        return upserts[0];
    }

    private void deleteIndex(Pinecone pinecone) {
        Step.run("delete index", () -> {
            pinecone.deleteIndex(INDEX);
            await().atMost(15, SECONDS)
                    .untilAsserted(() ->
                            assertEquals(0, pinecone.listIndexes().getIndexes().size()));
        });
    }
}
