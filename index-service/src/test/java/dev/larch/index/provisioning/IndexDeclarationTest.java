package dev.larch.index.provisioning;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.larch.index.Service;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be declared about an index, and in which words it is told again. */
@Service
class IndexDeclarationTest {

    private static final String SERVERLESS = "{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us-east-1\"}}";
    private static final String DEDICATED =
            "{\"mode\":\"Dedicated\",\"dedicated\":{\"node_type\":\"t1\",\"scaling\":\"Manual\",\"manual\":{\"replicas\":2,\"shards\":1}}}";

    FakeIam iam;
    private TestProject project;
    private TestCredential editor;

    @BeforeEach
    void newProject() {
        project = iam.newProject();
        editor = iam.newKey(project, Role.PROJECT_EDITOR);
    }

    @Nested
    class Deployments {

        @Test
        void serverlessOnesTellCapacityAndSchema() {
            create(
                            "a",
                            "{\"serverless\":{\"cloud\":\"gcp\",\"region\":\"europe-west4\",\"read_capacity\":%s,"
                                            .formatted(DEDICATED)
                                    + "\"schema\":{\"fields\":{\"genre\":{\"filterable\":true}}}}}")
                    .statusCode(201)
                    .body("spec", aMapWithSize(1))
                    .body("spec.serverless.read_capacity.mode", equalTo("Dedicated"))
                    .body("spec.serverless.read_capacity.dedicated.node_type", equalTo("t1"))
                    .body("spec.serverless.read_capacity.dedicated.manual.replicas", equalTo(2))
                    .body("spec.serverless.read_capacity.status.state", equalTo("Ready"))
                    .body("spec.serverless.schema.fields.genre.filterable", equalTo(true));

            configure("a", "{\"serverless\":{\"read_capacity\":{\"mode\":\"OnDemand\"}}}")
                    .statusCode(202)
                    .body("spec.serverless.read_capacity.mode", equalTo("OnDemand"))
                    .body("spec.serverless.read_capacity", not(hasKey("dedicated")));
        }

        @Test
        void podsGrowAndNeverShrink() {
            create(
                            "p",
                            "{\"pod\":{\"environment\":\"us-east4-gcp\",\"pod_type\":\"p1.x1\",\"replicas\":2,\"shards\":2,"
                                    + "\"pods\":4,\"metadata_config\":{\"indexed\":[\"genre\"]}}}")
                    .statusCode(201)
                    .body("spec", aMapWithSize(1))
                    .body("spec.pod.pods", equalTo(4))
                    .body("spec.pod.metadata_config.indexed", contains("genre"));

            configure("p", "{\"pod\":{\"pod_type\":\"p1.x4\",\"replicas\":3}}")
                    .statusCode(202)
                    .body("spec.pod.pod_type", equalTo("p1.x4"))
                    .body("spec.pod.pods", equalTo(6))
                    .body("spec.pod.environment", equalTo("us-east4-gcp"));
            configure("p", "{\"pod\":{\"pod_type\":\"p1.x2\"}}")
                    .statusCode(400)
                    .body("error.message", containsString("change pod"));
            configure("p", "{\"pod\":{\"pod_type\":\"s1.x4\"}}")
                    .statusCode(400)
                    .body("error.message", containsString("change pod"));
        }

        @Test
        void podsAreBoundedInTheWholeProject() {
            create("a", pods(990)).statusCode(201);

            create("b", pods(11)).statusCode(403).body("error.message", containsString("reached the max pods allowed"));
            create("b", pods(10)).statusCode(201);
            configure("a", "{\"pod\":{\"replicas\":991}}").statusCode(403);
            configure("a", "{\"pod\":{\"replicas\":1}}").statusCode(202);
            configure("b", "{\"pod\":{\"replicas\":999}}").statusCode(202);
        }

        @Test
        void onesInTheOwnersCloudTellTheirEnvironment() {
            create("o", "{\"byoc\":{\"environment\":\"aws-us-east-1-b921\"}}")
                    .statusCode(201)
                    .body("spec", aMapWithSize(1))
                    .body("spec.byoc.environment", equalTo("aws-us-east-1-b921"))
                    .body("spec.byoc.read_capacity.mode", equalTo("OnDemand"));

            configure("o", "{\"byoc\":{\"read_capacity\":%s}}".formatted(DEDICATED))
                    .statusCode(202)
                    .body("spec.byoc.environment", equalTo("aws-us-east-1-b921"))
                    .body("spec.byoc.read_capacity.dedicated.manual.replicas", equalTo(2));
        }

        @Test
        void stayOfTheirKind() {
            create("a", SERVERLESS).statusCode(201);
            create("p", pods(1)).statusCode(201);

            configure("p", "{\"pod\":{\"shards\":2}}")
                    .statusCode(400)
                    .body("error.message", equalTo("spec.pod: Only pod_type and replicas can be changed."));
            configure("a", "{}")
                    .statusCode(400)
                    .body("error.message", containsString("spec: Name what is to be changed"));
            configure("a", "{\"serverless\":{\"region\":\"us-west-2\"}}")
                    .statusCode(400)
                    .body("error.message", containsString("spec.serverless: Only read_capacity can be changed"));

            configure("a", "{\"pod\":{\"replicas\":2}}")
                    .statusCode(400)
                    .body("error.message", equalTo("spec: The index is of the kind serverless, which it stays."));
        }

        @Test
        void areNotInRegionsThatNoCloudHas() {
            create("a", "{\"serverless\":{\"cloud\":\"aws\",\"region\":\"invalid-region\"}}")
                    .statusCode(404)
                    .body("error.message", equalTo("Resource cloud: aws region: invalid-region not found."));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {}                                                                          | spec.serverless: Say where
                {"serverless":{"cloud":"aws","region":"us-east-1"},"byoc":{"environment":"e"}} | spec: Send exactly one
                {"serverless":{"cloud":"ibm","region":"us-east-1"}}                         | spec.serverless.cloud
                {"serverless":{"cloud":"aws","region":"us-east-1","source_collection":"c"}} | Resource c not found
                {"serverless":{"cloud":"aws","region":"us-east-1","read_capacity":{"mode":"Dedicated"}}} | spec.serverless.read_capacity.dedicated
                {"serverless":{"cloud":"aws","region":"us-east-1","read_capacity":{}}}           | spec.serverless.read_capacity.mode
                {"serverless":{"cloud":"aws","region":"us-east-1","schema":{"fields":{"a\\u0000b":{"filterable":true}}}}} | spec.serverless.schema.fields
                {"serverless":{"cloud":"aws","region":"us-east-1","read_capacity":{"mode":"Fast"}}} | spec.serverless.read_capacity.mode
                {"serverless":{"cloud":"aws","region":"us-east-1","schema":{"fields":{"a":{}}}}} | spec.serverless.schema.fields.a.filterable
                {"pod":{"pod_type":"p1.x1"}}                                                | spec.pod.environment
                {"pod":{"environment":"e","pod_type":"p3.x1"}}                              | spec.pod.pod_type
                {"pod":{"environment":"e","pod_type":"p1.x3"}}                              | spec.pod.pod_type
                {"pod":{"environment":"e","replicas":0}}                                    | spec.pod.replicas
                {"pod":{"environment":"e","replicas":2,"pods":3}}                           | spec.pod.pods
                {"pod":{"environment":"e","metadata_config":{"indexed":[null]}}}            | spec.pod.metadata_config.indexed
                {"byoc":{"environment":"e","read_capacity":{"mode":"OnDemand","dedicated":{}}}} | spec.byoc.read_capacity.dedicated
                {"byoc":{}}                                                                 | spec.byoc.environment
                """)
        void areRefusedByTheFieldThatIsWrong(String spec, String message) {
            create("a", spec).statusCode(400).body("error.message", containsString(message));
        }

        private static String pods(int replicas) {
            return "{\"pod\":{\"environment\":\"e\",\"pod_type\":\"p1.x1\",\"replicas\":%d}}".formatted(replicas);
        }
    }

    @Nested
    class Versions {

        @Test
        void tellWhatTheyKnow() {
            create("a", SERVERLESS).statusCode(201);

            describe("2024-10").body("$", not(hasKey("vector_type"))).body("spec.serverless", aMapWithSize(2));
            describe("2025-01").body("vector_type", equalTo("dense")).body("spec.serverless", aMapWithSize(2));
            describe("2026-04").body("vector_type", equalTo("dense")).body("spec.serverless", hasKey("read_capacity"));
            request()
                    .header(ApiVersion.HEADER, "2024-10")
                    .get("/indexes")
                    .then()
                    .body("indexes[0]", not(hasKey("vector_type")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-07", "2024-07", "latest"})
        void areRefusedWhenTheyAreNotSpoken(String version) {
            request()
                    .header(ApiVersion.HEADER, version)
                    .delete("/indexes/a")
                    .then()
                    .statusCode(400);
            request()
                    .header(ApiVersion.HEADER, version)
                    .get("/indexes")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("X-Pinecone-Api-Version: Must be one of 2024-10, 2025-01,"));
        }

        private ValidatableResponse describe(String version) {
            return request()
                    .header(ApiVersion.HEADER, version)
                    .get("/indexes/a")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void anIndexInPodsIsNotSparse() {
        request()
                .body("{\"name\":\"thin\",\"vector_type\":\"sparse\",\"spec\":{\"pod\":{\"environment\":\"e\"}}}")
                .post("/indexes")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("vector_type: Indexes in pods have dense vectors."));
    }

    @Test
    void aSparseIndexHasNoDimension() {
        request()
                .body("{\"name\":\"thin\",\"vector_type\":\"sparse\",\"spec\":%s}".formatted(SERVERLESS))
                .post("/indexes")
                .then()
                .statusCode(201)
                .body("vector_type", equalTo("sparse"))
                .body("metric", equalTo("dotproduct"))
                .body("$", not(hasKey("dimension")));
    }

    private ValidatableResponse create(String name, String spec) {
        return request().body(body(name, spec)).post("/indexes").then();
    }

    private ValidatableResponse configure(String name, String spec) {
        return request()
                .body("{\"spec\":%s}".formatted(spec))
                .patch("/indexes/" + name)
                .then();
    }

    private static String body(String name, String spec) {
        return "{\"name\":\"%s\",\"dimension\":3,\"spec\":%s}".formatted(name, spec);
    }

    private RequestSpecification request() {
        return given().contentType(ContentType.JSON).header("Api-Key", editor.secret());
    }
}
