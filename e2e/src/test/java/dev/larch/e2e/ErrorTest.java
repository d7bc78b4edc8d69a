package dev.larch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.Grpc;
import dev.larch.e2e.client.Reply;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import io.grpc.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that go wrong are answered in Pinecone's own words, and credentials are looked at first. */
@ExtendWith(StacksExtension.class)
class ErrorTest {

    private static final String MALFORMED = "{\"name\": ";

    private final Tenant tenant;

    ErrorTest(Stacks stacks) {
        tenant = Tenant.create(stacks.in(Mode.PLAIN).environment(), "errors");
    }

    @Nested
    class WithoutCredential {

        @ParameterizedTest
        @ValueSource(strings = {"/indexes", "/admin/projects", "/indexes/x/nonsense"})
        void refusesTheControlPlaneBeforeReadingTheBody(String path) {
            var reply = Api.anonymous(tenant.environment().controller()).post(path, MALFORMED);

            assertEnvelope(401, "UNAUTHENTICATED", reply);
        }

        @Test
        void refusesTheDataPlaneBeforeReadingTheBody() {
            var index = tenant.createIndex("no-credential");

            var overRest = index.anonymously().post("/vectors/upsert", MALFORMED);
            var overGrpc = Grpc.statusOfGarbage(index.host(), "VectorService/Upsert");

            assertEquals(401, overRest.status(), overRest.body());
            assertEquals(16, overRest.json().path("code").asInt());
            assertEquals(Status.Code.UNAUTHENTICATED, overGrpc);
        }
    }

    @Nested
    class UnknownPath {

        @ParameterizedTest
        @ValueSource(strings = {"/nonsense", "/indexes/x/nonsense/y", "/internal/v1/principals:resolve"})
        void isNotFoundOnTheControlPlane(String path) {
            assertEnvelope(404, "NOT_FOUND", tenant.control(tenant.editor()).get(path));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/admin/nonsense", "/audit/nonsense"})
        void isNotFoundOnTheAdminPaths(String path) {
            assertEnvelope(404, "NOT_FOUND", tenant.admin().api().get(path));
        }

        @Test
        void isNotFoundOnTheDataPlane() {
            var reply = tenant.createIndex("unknown-path").as(tenant.editor()).get("/nonsense");

            assertEquals(404, reply.status());
            assertEquals(5, reply.json().path("code").asInt());
        }
    }

    @Nested
    class WrongType {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        dimension | {"name": "x", "dimension": "many", "spec": {"serverless": {"cloud": "aws", "region": "us-east-1"}}}
                        name      | {"name": ["x"], "dimension": 4, "spec": {"serverless": {"cloud": "aws", "region": "us-east-1"}}}
                        cloud     | {"name": "x", "dimension": 4, "spec": {"serverless": {"cloud": {}, "region": "us-east-1"}}}
                        """)
        void isNamedOnTheControlPlane(String field, String json) {
            var reply = tenant.control(tenant.editor()).post("/indexes", json);

            assertEnvelope(400, "INVALID_ARGUMENT", reply);
            assertTrue(reply.errorMessage().contains(field), reply.body());
        }

        @Test
        void isNamedOnTheAdminPaths() {
            var path = "/admin/projects/" + tenant.projectId() + "/api-keys";

            var reply = tenant.admin().api().post(path, "{\"name\": {\"first\": \"x\"}}");

            assertEnvelope(400, "INVALID_ARGUMENT", reply);
            assertTrue(reply.errorMessage().contains("name"), reply.body());
        }

        @Test
        void isNamedOnTheDataPlane() {
            var data = tenant.createIndex("wrong-type").as(tenant.editor());

            var query = data.post("/query", "{\"vector\": [1, 0, 0, 0], \"topK\": \"some\"}");
            var upsert = data.post("/vectors/upsert", "{\"vectors\": [{\"id\": \"a\", \"values\": \"none\"}]}");

            assertInvalid("topK", query);
            assertInvalid("values", upsert);
        }
    }

    private static void assertEnvelope(int status, String code, Reply reply) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals(code, reply.errorCode(), reply.body());
        assertEquals(status, reply.json().path("status").asInt());
    }

    private static void assertInvalid(String field, Reply reply) {
        assertEquals(400, reply.status(), reply.body());
        assertEquals(3, reply.json().path("code").asInt());
        assertTrue(reply.errorMessage().contains(field), reply.body());
    }
}
