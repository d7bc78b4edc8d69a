package dev.larch.index;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.larch.index.wire.CreateNamespaceRequest;
import dev.larch.index.wire.DeleteNamespaceRequest;
import dev.larch.index.wire.DeleteRequest;
import dev.larch.index.wire.DescribeIndexStatsRequest;
import dev.larch.index.wire.DescribeNamespaceRequest;
import dev.larch.index.wire.FetchByMetadataRequest;
import dev.larch.index.wire.FetchRequest;
import dev.larch.index.wire.ListNamespacesRequest;
import dev.larch.index.wire.ListRequest;
import dev.larch.index.wire.NamespaceDescription;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.UpdateRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.Vector;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that are limited to one namespace: every operation asks, over REST and over gRPC. */
@Service
class NamespaceScopeTest {

    FakeIam iam;
    private TestIndex index;
    private TestCredential limited;
    private ManagedChannel channel;

    @BeforeEach
    void createIndexWithTwoNamespaces() {
        index = TestIndex.create(iam, 1);
        limited = iam.newKey(index.project(), new Scope(index.name(), "own"), Role.DATA_PLANE_EDITOR);
        upsert("own");
        upsert("other");
        upsert("");
        channel = index.channel();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            record:upsert | /vectors/upsert | {"vectors":[{"id":"a","values":[1]}],"namespace":"%s"}
            record:query  | /query          | {"topK":1,"vector":[1],"namespace":"%s"}
            record:query  | /query          | {"topK":1,"id":"a","namespace":"%s"}
            record:update | /vectors/update | {"id":"a","values":[1],"namespace":"%s"}
            record:update | /vectors/update | {"filter":{"a":1},"setMetadata":{"a":2},"namespace":"%s"}
            record:update | /vectors/update | {"filter":{"a":1},"dryRun":true,"namespace":"%s"}
            record:fetch  | /vectors/fetch_by_metadata | {"filter":{"a":1},"namespace":"%s"}
            record:delete | /vectors/delete | {"ids":["a"],"namespace":"%s"}
            record:delete | /vectors/delete | {"deleteAll":true,"namespace":"%s"}
            record:delete | /vectors/delete | {"filter":{"a":1},"namespace":"%s"}
            record:fetch  | /vectors/fetch  |
            record:list   | /vectors/list   |
            """)
    void decidesEachOperationByTheNamespace(String permission, String path, String body) {
        for (var namespace : Set.of("other", "absent", "", "__default__")) {
            call(path, body, namespace)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo(7))
                    .body(
                            "message",
                            equalTo("This credential does not have the permission %s here.".formatted(permission)));
        }

        call(path, body, "own").then().statusCode(200);
    }

    @Test
    void decidesTheSameOverGrpc() {
        var own = calls("own");
        var other = calls("other");

        own.values().forEach(Runnable::run);
        other.forEach((permission, call) -> assertEquals(
                "PERMISSION_DENIED: This credential does not have the permission %s here.".formatted(permission),
                assertThrows(StatusRuntimeException.class, call::run).getMessage()));
    }

    @Test
    void decidesWhatElseIsAboutOneNamespaceOverGrpc() {
        var filter = Struct.newBuilder()
                .putFields("a", Value.newBuilder().setNumberValue(1).build())
                .build();
        var update = UpdateRequest.newBuilder().setNamespace("other").setFilter(filter);
        var fetch = FetchByMetadataRequest.newBuilder().setNamespace("other");
        var create = CreateNamespaceRequest.newBuilder().setName("third");
        var delete = DeleteNamespaceRequest.newBuilder().setNamespace("other");

        assertDenied("record:update", () -> grpc().update(update.setDryRun(true).build()));
        assertDenied("record:fetch", () -> grpc().fetchByMetadata(fetch.build()));
        assertDenied("namespace:create", () -> grpc().createNamespace(create.build()));
        assertDenied("namespace:delete", () -> grpc().deleteNamespace(delete.build()));
        assertEquals(
                List.of("own"),
                grpc().listNamespaces(ListNamespacesRequest.getDefaultInstance()).getNamespacesList().stream()
                        .map(NamespaceDescription::getName)
                        .toList());
        assertEquals(
                "own",
                grpc().describeNamespace(DescribeNamespaceRequest.newBuilder()
                                .setNamespace("own")
                                .build())
                        .getName());
    }

    private static void assertDenied(String permission, Executable call) {
        assertEquals(
                "PERMISSION_DENIED: This credential does not have the permission %s here.".formatted(permission),
                assertThrows(StatusRuntimeException.class, call).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "__default__"})
    void knowsTheDefaultNamespaceByBothItsNames(String name) {
        var key = iam.newKey(index.project(), new Scope(index.name(), name), Role.DATA_PLANE_VIEWER);

        index.data(key).get("/vectors/list").then().statusCode(200);
        index.data(key).get("/vectors/list?namespace=__default__").then().statusCode(200);
        index.data(key).get("/vectors/list?namespace=own").then().statusCode(403);
    }

    @Test
    void countsOnlyTheNamespacesInScope() {
        index.data(limited)
                .body("{}")
                .post("/describe_index_stats")
                .then()
                .statusCode(200)
                .body("namespaces", aMapWithSize(1))
                .body("namespaces.own.vectorCount", equalTo(1))
                .body("totalVectorCount", equalTo(1));
        assertEquals(
                Set.of("own"),
                grpc().describeIndexStats(DescribeIndexStatsRequest.getDefaultInstance())
                        .getNamespacesMap()
                        .keySet());
    }

    @Test
    void limitsPeopleAlike() {
        var person = iam.newPerson(index.project(), new Scope(index.name(), "own"), Role.DATA_PLANE_VIEWER);

        asPerson(person, "own").then().statusCode(200).body("vectors.id", contains("a"));
        asPerson(person, "other").then().statusCode(403);
    }

    private Response asPerson(TestCredential person, String namespace) {
        return index.anonymous()
                .header("Authorization", "Bearer " + person.secret())
                .header("X-Project-Id", index.project().id())
                .get("/vectors/list?namespace=" + namespace);
    }

    private Response call(String path, String body, String namespace) {
        var request = index.data(limited);
        return body == null
                ? request.queryParam("ids", "a")
                        .queryParam("namespace", namespace)
                        .get(path)
                : request.body(body.formatted(namespace)).post(path);
    }

    private Map<String, Runnable> calls(String namespace) {
        var calls = new HashMap<>(writes(namespace));
        calls.put(
                "record:query",
                () -> grpc().query(QueryRequest.newBuilder()
                        .setNamespace(namespace)
                        .setTopK(1)
                        .addVector(1)
                        .build()));
        calls.put(
                "record:fetch",
                () -> grpc().fetch(FetchRequest.newBuilder()
                        .setNamespace(namespace)
                        .addIds("a")
                        .build()));
        calls.put(
                "namespace:read",
                () -> grpc().describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .build()));
        calls.put(
                "record:list",
                () -> grpc().list(
                                ListRequest.newBuilder().setNamespace(namespace).build()));
        return calls;
    }

    private Map<String, Runnable> writes(String namespace) {
        var vector = Vector.newBuilder().setId("a").addValues(1);
        var upsert = UpsertRequest.newBuilder().setNamespace(namespace).addVectors(vector);
        var update =
                UpdateRequest.newBuilder().setNamespace(namespace).setId("a").addValues(1);
        var delete = DeleteRequest.newBuilder().setNamespace(namespace).addIds("b");
        return Map.of(
                "record:upsert", () -> grpc().upsert(upsert.build()),
                "record:update", () -> grpc().update(update.build()),
                "record:delete", () -> grpc().delete(delete.build()));
    }

    private VectorServiceGrpc.VectorServiceBlockingStub grpc() {
        return TestIndex.grpc(channel, limited);
    }

    private void upsert(String namespace) {
        index.data()
                .body("{\"vectors\":[{\"id\":\"a\",\"values\":[1]}],\"namespace\":\"%s\"}".formatted(namespace))
                .post("/vectors/upsert")
                .then()
                .statusCode(200);
    }
}
