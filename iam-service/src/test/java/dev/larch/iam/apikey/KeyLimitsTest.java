package dev.larch.iam.apikey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.fixture.TestKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key is limited to, over HTTP: a part of its project, and a time. */
@QuarkusTest
class KeyLimitsTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;

    @BeforeEach
    void createProject() {
        project = tenant.project("p");
    }

    @Nested
    class Scope {

        @Test
        void limitsAllTheRoles() {
            var key = create(
                    "{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\",\"ControlPlaneViewer\"],\"index\":\"docs\",\"namespace\":\"eu\"}");

            get(key).body("index", equalTo("docs"), "namespace", equalTo("eu"));
            key.resolve()
                    .body("principal.bindings.scope.index", contains("docs", "docs"))
                    .body("principal.bindings.scope.namespace", contains("eu", "eu"));
            tenant.asOwner()
                    .get("/admin/projects/" + project + "/api-keys")
                    .then()
                    .body("data[0].index", equalTo("docs"), "data[0].namespace", equalTo("eu"));
        }

        @Test
        void isNotShownWhereThereIsNone() {
            var key = create("{\"name\":\"k\"}");

            tenant.asOwner()
                    .get(key.path())
                    .then()
                    .body(not(containsString("index")))
                    .body(not(containsString("expires_at")))
                    .body(not(containsString("allowed_cidrs")))
                    .body(not(containsString("last_used_at")));
        }

        @Test
        void staysWithOtherRoles() {
            var key = create("{\"name\":\"k\",\"index\":\"docs\"}");

            patch(key, "{\"roles\":[\"ProjectViewer\"]}").statusCode(200).body("index", equalTo("docs"));

            key.resolve()
                    .body("principal.bindings.role", contains("ProjectViewer"))
                    .body("principal.bindings.scope.index", contains("docs"));
        }

        @Test
        void changesWithItsIndex() {
            var key = create("{\"name\":\"k\",\"index\":\"docs\",\"namespace\":\"eu\"}");

            patch(key, "{\"namespace\":\"us\"}").body("index", equalTo("docs"), "namespace", equalTo("us"));
            patch(key, "{\"index\":\"logs\"}").body("index", equalTo("logs"), "namespace", nullValue());
            patch(key, "{\"namespace\":\"\"}").body("namespace", equalTo("__default__"));
            patch(key, "{\"namespace\":null}").body("index", equalTo("logs"), "namespace", nullValue());
            patch(key, "{\"index\":null}").body("index", nullValue());
            key.resolve().body("principal.bindings[0].scope", nullValue());
        }

        @Test
        void isShownRoleByRoleWhereTheyAreLimitedOneByOne() throws SQLException {
            var key = create("{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\",\"ControlPlaneViewer\"]}");
            Database.execute(
                    "UPDATE role_binding SET index_name = 'logs', namespace = ''"
                            + " WHERE principal_id = ? AND role = 'DataPlaneViewer'",
                    UUID.fromString(key.id()));

            get(key).body("index", nullValue())
                    .body("role_limits.role", contains("DataPlaneViewer", "ControlPlaneViewer"))
                    .body("role_limits.index", contains("logs", null))
                    .body("role_limits.namespace", contains("__default__", null));
            tenant.asOwner()
                    .get("/admin/projects/" + project + "/api-keys")
                    .then()
                    .body("data[0].role_limits.index", contains("logs", null));
            patch(key, "{\"index\":\"docs\"}").body("index", equalTo("docs"), "role_limits", nullValue());
        }

        @Test
        void isNotWidenedWithTheRolesWhereTheyAreLimitedOneByOne() throws SQLException {
            var key = create(
                    "{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\",\"ControlPlaneViewer\"],\"index\":\"docs\"}");
            Database.execute(
                    "UPDATE role_binding SET index_name = 'logs' WHERE principal_id = ? AND role = 'DataPlaneViewer'",
                    UUID.fromString(key.id()));

            get(key).body("index", nullValue());
            patch(key, "{\"roles\":[\"ProjectViewer\"]}")
                    .statusCode(412)
                    .body("error.code", equalTo("FAILED_PRECONDITION"));
            patch(key, "{\"roles\":[\"ProjectViewer\"],\"index\":\"docs\"}")
                    .statusCode(200)
                    .body("index", equalTo("docs"));
        }
    }

    @Nested
    class Expiry {

        @Test
        void isTold() {
            var end = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
            var key = create("{\"name\":\"k\",\"expires_at\":\"%s\"}".formatted(end));

            get(key).body("expires_at", equalTo(end.toString()));
            key.resolve().body("limits.expires_at", equalTo(end.toString()));
        }

        @Test
        void endsTheKey() throws SQLException {
            var key = create("{\"name\":\"k\"}");

            Database.execute("UPDATE api_key SET expires_at = now() WHERE id = ?", UUID.fromString(key.id()));

            key.resolve().body("principal", nullValue());
            get(key).body("name", equalTo("k"));
        }

        @Test
        void isMovedAndTakenAway() {
            var key = create("{\"name\":\"k\",\"expires_at\":\"2032-01-01T00:00:00Z\"}");

            patch(key, "{\"expires_at\":\"2033-01-01T02:00:00+02:00\"}")
                    .body("expires_at", equalTo("2033-01-01T00:00:00Z"));
            patch(key, "{\"name\":\"l\"}").body("expires_at", equalTo("2033-01-01T00:00:00Z"));
            patch(key, "{\"expires_at\":null}").body("expires_at", nullValue());
            key.resolve().body("limits", nullValue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "index":""                              | index:
            "index":"-docs"                         | index:
            "index":"Docs"                          | index:
            "index":"d%63s"                         | index:
            "index":7                               | index:
            "namespace":"eu"                        | namespace:
            "index":"docs","namespace":7            | namespace:
            "index":"docs","namespace":"\\u0000"    | namespace:
            "expires_at":"tomorrow"                 | expires_at:
            "expires_at":"2020-01-01T00:00:00Z"     | expires_at:
            "expires_at":"2099-01-01T00:00:00Z"     | expires_at:
            "expires_at":"2031-02-30T00:00:00Z"     | expires_at:
            "expires_at":"2031-01-01T00:00:00"      | expires_at:
            "expires_at":1900000000                 | expires_at:
            "allowed_cidrs":"10.0.0.0/8"            | allowed_cidrs:
            "allowed_cidrs":["10.0.0.0/8","x"]      | allowed_cidrs[1]:
            "allowed_cidrs":[null]                  | allowed_cidrs[0]:
            "allowed_cidrs":["example.com"]         | allowed_cidrs[0]:
            """)
    void namesTheFieldThatIsWrong(String fields, String start) {
        var key = create("{\"name\":\"k\"}");

        tenant.asOwner()
                .body("{\"name\":\"k\",%s}".formatted(fields))
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(400)
                .body("error.message", startsWith(start));
        patch(key, "{%s}".formatted(fields)).statusCode(400).body("error.message", startsWith(start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"index\":{}}", "{\"expires_at\":[]}", "{\"allowed_cidrs\":{}}", "{\"allowed_cidrs\":[[]]}"})
    void refusesOtherShapes(String body) {
        patch(create("{\"name\":\"k\"}"), body).statusCode(400).body("error.code", equalTo("INVALID_ARGUMENT"));
    }

    @Test
    void isLimitedToAddressesOnlyWhereTheyAreKnown() {
        var key = create("{\"name\":\"k\"}");

        patch(key, "{\"allowed_cidrs\":[\"10.0.0.0/8\"]}")
                .statusCode(412)
                .body("error.code", equalTo("FAILED_PRECONDITION"))
                .body("error.message", containsString("larch.network.source-address"));
        patch(key, "{\"allowed_cidrs\":[]}").statusCode(200);
        patch(key, "{\"allowed_cidrs\":null}").statusCode(200);
    }

    private TestKey create(String body) {
        return TestKey.create(tenant, project, body);
    }

    private ValidatableResponse get(TestKey key) {
        return tenant.asOwner().get(key.path()).then().statusCode(200);
    }

    private ValidatableResponse patch(TestKey key, String body) {
        return tenant.asOwner().body(body).patch(key.path()).then();
    }
}
