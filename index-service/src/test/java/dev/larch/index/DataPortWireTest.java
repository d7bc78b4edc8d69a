package dev.larch.index;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.larch.index.wire.FetchByMetadataRequest;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.SparseValues;
import dev.larch.index.wire.UpdateRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.test.FakeIam;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sparse vectors and records named by their metadata, in JSON and in protobuf. */
@Service
class DataPortWireTest {

    private static final String SPARSE_RECORD =
            "{\"vectors\":[{\"id\":\"a\",\"sparseValues\":{\"indices\":[4294967295,3],\"values\":[0.5,2]}}]}";

    FakeIam iam;
    private TestIndex index;
    private ManagedChannel channel;

    @BeforeEach
    void createIndex() {
        index = TestIndex.sparse(iam);
        channel = index.channel();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @Test
    void aSparseIndexHasNoDimension() {
        given().header("Api-Key", index.editor().secret())
                .get("/indexes/" + index.name())
                .then()
                .statusCode(200)
                .body("vector_type", equalTo("sparse"))
                .body("metric", equalTo("dotproduct"))
                .body("$", not(hasKey("dimension")));
    }

    @Test
    void sparseVectorsGoInAndOutAsJson() {
        post("/vectors/upsert", SPARSE_RECORD).statusCode(200).body("upsertedCount", equalTo(1));

        index.data()
                .get("/vectors/fetch?ids=a")
                .then()
                .statusCode(200)
                .body("vectors.a.sparseValues.indices", contains(3, 4294967295L))
                .body("vectors.a.sparseValues.values", contains(2f, 0.5f));
        post("/query", "{\"topK\":1,\"sparseVector\":{\"indices\":[3],\"values\":[2]},\"includeValues\":true}")
                .statusCode(200)
                .body("matches[0].score", equalTo(4f))
                .body("matches[0].sparseValues.indices", contains(3, 4294967295L));
        post("/describe_index_stats", "{}")
                .statusCode(200)
                .body("vectorType", equalTo("sparse"))
                .body("$", not(hasKey("dimension")));
    }

    @Test
    void sparseVectorsGoInAndOutAsProtobuf() {
        var _ = grpc().upsert(message("""
                        vectors { id: "a" sparse_values { indices: [4294967295, 3] values: [0.5, 2] }
                                  metadata { fields { key: "n" value { number_value: 1 } } } }""", UpsertRequest.newBuilder()).build());

        var found =
                grpc().query(message("""
                        top_k: 1 include_values: true sparse_vector { indices: 3 values: 2 }""", QueryRequest.newBuilder()).build()).getMatches(0);

        assertEquals(4, found.getScore());
        assertEquals(
                SparseValues.newBuilder()
                        .addIndices(3)
                        .addIndices(-1)
                        .addValues(2)
                        .addValues(0.5f)
                        .build(),
                found.getSparseValues());
        var fetched = grpc().fetchByMetadata(FetchByMetadataRequest.getDefaultInstance());
        assertEquals(found.getSparseValues(), fetched.getVectorsOrThrow("a").getSparseValues());
        assertFalse(fetched.hasPagination());
    }

    @Test
    void recordsAreUpdatedAndFetchedByMetadataAsJson() {
        upsertTwo();

        post("/vectors/update", "{\"filter\":{\"n\":1},\"setMetadata\":{\"m\":2},\"dryRun\":true}")
                .statusCode(200)
                .body("matchedRecords", equalTo(2));
        post("/vectors/update", "{\"filter\":{\"n\":1},\"setMetadata\":{\"m\":2}}")
                .statusCode(200)
                .body("matchedRecords", equalTo(2));
        post("/vectors/update", "{\"id\":\"a\",\"setMetadata\":{\"m\":3}}")
                .statusCode(200)
                .body("$", anEmptyMap());

        String next = post("/vectors/fetch_by_metadata", "{\"filter\":{\"n\":1},\"limit\":1}")
                .statusCode(200)
                .body("vectors", aMapWithSize(1))
                .body("vectors.a.metadata.m", equalTo(3))
                .extract()
                .path("pagination.next");
        post("/vectors/fetch_by_metadata", "{\"limit\":1,\"paginationToken\":\"%s\"}".formatted(next))
                .statusCode(200)
                .body("vectors.b.metadata.m", equalTo(2))
                .body("$", not(hasKey("pagination")));
    }

    @Test
    void recordsAreUpdatedByMetadataOverGrpc() {
        upsertTwo();
        var update = message("""
                filter { fields { key: "n" value { number_value: 1 } } }
                set_metadata { fields { key: "m" value { number_value: 2 } } }""", UpdateRequest.newBuilder());

        assertEquals(2, grpc().update(update.build()).getMatchedRecords());
        assertFalse(grpc().update(update.clearFilter().setId("a").build()).hasMatchedRecords());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /vectors/upsert | {"vectors":[{"id":"a","sparseValues":{"indices":[1]}}]}              | vectors[0].sparseValues: Send indices and values
            /vectors/upsert | {"vectors":[{"id":"a","sparseValues":{"indices":[1.5],"values":[1]}}]} | indices
            /vectors/upsert | {"vectors":[{"id":"a","sparseValues":{"indices":[-1],"values":[1]}}]} | vectors[0].sparseValues: The sparse vector's index
            /vectors/update | {"id":"a","filter":{"n":1},"setMetadata":{"n":2}}                    | id: Send either the id of a record or a filter
            /vectors/update | {"setMetadata":{"n":2}}                                              | id: Send either the id of a record or a filter
            /vectors/update | {"id":"a","setMetadata":{"n":2},"dryRun":true}                       | dryRun: Only an update by filter
            /vectors/update | {"filter":{"n":1},"values":[1],"setMetadata":{"n":2}}                | values: An update by filter
            /vectors/fetch_by_metadata | {"filter":{"$near":1}}                                    | filter
            """)
    void whatDoesNotGoTogetherIsRefusedByName(String path, String body, String message) {
        post(path, body).statusCode(400).body("message", containsString(message));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedOverGrpc() {
        var dryRun =
                message("id: \"a\" dry_run: true", UpdateRequest.newBuilder()).build();
        var nothing = UpdateRequest.getDefaultInstance();
        var values = message("filter {} values: 1", UpdateRequest.newBuilder()).build();

        assertEquals(
                "INVALID_ARGUMENT: dry_run: Only an update by filter can be tried.",
                assertThrows(StatusRuntimeException.class, () -> grpc().update(dryRun))
                        .getMessage());
        assertEquals(
                "INVALID_ARGUMENT: id: Send either the id of a record or a filter, and not both.",
                assertThrows(StatusRuntimeException.class, () -> grpc().update(nothing))
                        .getMessage());
        assertEquals(
                "INVALID_ARGUMENT: values: An update by filter changes metadata only.",
                assertThrows(StatusRuntimeException.class, () -> grpc().update(values))
                        .getMessage());
    }

    private void upsertTwo() {
        post(
                        "/vectors/upsert",
                        "{\"vectors\":["
                                + "{\"id\":\"a\",\"sparseValues\":{\"indices\":[1],\"values\":[1]},\"metadata\":{\"n\":1}},"
                                + "{\"id\":\"b\",\"sparseValues\":{\"indices\":[1],\"values\":[1]},\"metadata\":{\"n\":1}}]}")
                .statusCode(200);
    }

    private ValidatableResponse post(String path, String body) {
        return index.data().body(body).post(path).then();
    }

    private VectorServiceGrpc.VectorServiceBlockingStub grpc() {
        return TestIndex.grpc(channel, index.editor());
    }

    /** The message in protobuf's text format. */
    private static <B extends Message.Builder> B message(String text, B builder) {
        try {
            TextFormat.merge(text, builder);
            return builder;
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
