package dev.larch.index;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.index.wire.DescribeIndexStatsRequest;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.Vector;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One port per index: REST and gRPC on it, and the policy before both. */
@Service
class DataPortTest {

    FakeIam iam;
    private TestIndex index;
    private ManagedChannel channel;

    @BeforeEach
    void createIndex() {
        index = TestIndex.create(iam, 3);
        channel = index.channel();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @Test
    void servesRestAndGrpcOnTheSamePort() {
        grpc(index.editor()).upsert(upsert("a", 1, 0, 0));
        index.data().body("""
                        {"vectors":[{"id":"b","values":[0,1,0],"metadata":{"genre":"jazz"}}]}""").post("/vectors/upsert").then().statusCode(200).body("upsertedCount", equalTo(1));

        var found = grpc(index.editor()).query(query(2, 1, 0.1f, 0));

        assertEquals(
                List.of("a", "b"),
                found.getMatchesList().stream().map(m -> m.getId()).toList());
        index.data()
                .body("""
                        {"topK":5,"vector":[1,0,0],"filter":{"genre":"jazz"},"includeMetadata":true}""")
                .post("/query")
                .then()
                .statusCode(200)
                .body("matches", hasSize(1))
                .body("matches[0].id", equalTo("b"))
                .body("matches[0].metadata.genre", equalTo("jazz"));
    }

    @Test
    void asksForACredentialBeforeItReadsTheBody() {
        index.anonymous()
                .body("{ this is not json")
                .post("/vectors/upsert")
                .then()
                .statusCode(401)
                .body("code", equalTo(16));

        assertEquals(
                Status.Code.UNAUTHENTICATED,
                codeOf(() -> VectorServiceGrpc.newBlockingStub(channel)
                        .describeIndexStats(DescribeIndexStatsRequest.getDefaultInstance())));
    }

    @Test
    void letsAViewerReadAndNotWrite() {
        var viewer = iam.newKey(index.project(), Role.DATA_PLANE_VIEWER);

        assertEquals(0, grpc(viewer).query(query(1, 1, 0, 0)).getMatchesCount());
        assertEquals(Status.Code.PERMISSION_DENIED, codeOf(() -> grpc(viewer).upsert(upsert("a", 1, 0, 0))));
        index.data(viewer)
                .body("{}")
                .post("/vectors/upsert")
                .then()
                .statusCode(403)
                .body("message", equalTo("This credential does not have the permission record:upsert here."));
    }

    @Test
    void showsNothingToAnotherProject() {
        var stranger = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);

        assertEquals(Status.Code.NOT_FOUND, codeOf(() -> grpc(stranger).query(query(1, 1, 0, 0))));
        index.data(stranger).body("{}").post("/query").then().statusCode(404).body("code", equalTo(5));
    }

    @Test
    void offersNoControlPlanePathsOnADataPort() {
        index.data().get("/indexes").then().statusCode(404).body("code", equalTo(5));
        index.data().get("/nowhere").then().statusCode(404).body("code", equalTo(5));
    }

    @Test
    void saysInGrpcWhichFieldIsWrong() {
        var failure = assertThrows(
                StatusRuntimeException.class, () -> grpc(index.editor()).upsert(upsert("a", 1)));

        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getStatus().getCode());
        assertEquals(
                "Vector dimension 1 does not match the dimension of the index 3",
                failure.getStatus().getDescription());
    }

    @Test
    void boundsWhatOneCallAnswersWith() {
        var wide = TestIndex.create(iam, 20_000);

        wide.data()
                .body("{\"topK\":1000,\"id\":\"a\",\"includeValues\":true}")
                .post("/query")
                .then()
                .statusCode(400)
                .body(
                        "message",
                        equalTo("topK: the answer would be larger than 16 MB." + " Ask for fewer records at a time."));
    }

    @Test
    void namesTheIdThatIsNone() {
        index.data()
                .body("{\"ids\":[\"a\",null]}")
                .post("/vectors/delete")
                .then()
                .statusCode(400)
                .body("message", equalTo("ids[1]: Must be a string."));
    }

    @Test
    void refusesARevokedKeyWithinASecond() {
        var key = iam.newKey(index.project(), Role.PROJECT_EDITOR);
        index.data(key).body("{}").post("/describe_index_stats").then().statusCode(200);

        iam.revoke(key);

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> index.data(key)
                        .body("{}")
                        .post("/describe_index_stats")
                        .then()
                        .statusCode(401));
    }

    private VectorServiceGrpc.VectorServiceBlockingStub grpc(TestCredential credential) {
        return TestIndex.grpc(channel, credential);
    }

    private static UpsertRequest upsert(String id, float... values) {
        var vector = Vector.newBuilder().setId(id);
        for (float value : values) {
            vector.addValues(value);
        }
        return UpsertRequest.newBuilder().addVectors(vector).build();
    }

    private static QueryRequest query(int topK, float... values) {
        var query = QueryRequest.newBuilder().setTopK(topK);
        for (float value : values) {
            query.addVector(value);
        }
        return query.build();
    }

    private static Status.Code codeOf(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode();
    }
}
