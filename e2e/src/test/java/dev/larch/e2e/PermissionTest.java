package dev.larch.e2e;

import static dev.larch.e2e.journey.Records.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.ApiKey;
import dev.larch.e2e.client.Grpc;
import dev.larch.e2e.client.SmallIndex;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a key's role allows, over REST and gRPC. */
@ExtendWith(StacksExtension.class)
class PermissionTest {

    private static final String NAME = "guarded";
    private static final String QUERY = "{\"vector\": [1, 0, 0, 0], \"topK\": 3}";
    private static final String UPSERT = "{\"vectors\": [{\"id\": \"b\", \"values\": [0, 1, 0, 0]}]}";

    private final Tenant tenant;
    private final SmallIndex index;

    PermissionTest(Stacks stacks) {
        tenant = Tenant.create(stacks.in(Mode.PLAIN).environment(), "permissions");
        index = tenant.createIndex(NAME);
        index.as(tenant.editor())
                .post("/vectors/upsert", "{\"vectors\": [{\"id\": \"a\", \"values\": [1, 0, 0, 0]}]}")
                .expect(200);
    }

    @Nested
    class DataPlaneViewer {

        private final ApiKey key = tenant.key("DataPlaneViewer");

        @Test
        void queries() {
            var overRest = index.as(key).post("/query", QUERY).expect(200).json();

            assertEquals("a", overRest.path("matches").path(0).path("id").asText());
            try (var client = tenant.client(key).index(index)) {
                var overGrpc = client.queryByVector(3, floats(1, 0, 0, 0));
                assertEquals("a", overGrpc.getMatches(0).getId());
            }
        }

        @Test
        void cannotUpsert() {
            var overRest = index.as(key).post("/vectors/upsert", UPSERT);

            assertEquals(403, overRest.status());
            assertEquals(7, overRest.json().path("code").asInt());
            try (var client = tenant.client(key).index(index)) {
                var overGrpc = Grpc.statusOf(() -> client.upsert("b", floats(0, 1, 0, 0)));
                assertEquals(Status.Code.PERMISSION_DENIED, overGrpc);
            }
        }

        @Test
        void cannotListIndexes() {
            tenant.control(key).get("/indexes").expect(403);
        }
    }

    @Nested
    class ControlPlaneViewer {

        private final ApiKey key = tenant.key("ControlPlaneViewer");

        @Test
        void listsIndexes() {
            var names = new ArrayList<String>();
            var listed = tenant.control(key).get("/indexes").expect(200).json().path("indexes");

            listed.forEach(item -> names.add(item.path("name").asText()));
            assertEquals(List.of(NAME), names);
        }

        @Test
        void cannotCreateOne() {
            var reply = tenant.control(key).post("/indexes", Tenant.indexRequest("another"));

            assertEquals(403, reply.status());
            assertTrue(reply.errorMessage().contains("index:create"), reply.body());
        }

        @Test
        void cannotQuery() {
            index.as(key).post("/query", QUERY).expect(403);
            try (var client = tenant.client(key).index(index)) {
                var overGrpc = Grpc.statusOf(() -> client.queryByVector(3, floats(1, 0, 0, 0)));
                assertEquals(Status.Code.PERMISSION_DENIED, overGrpc);
            }
        }
    }
}
