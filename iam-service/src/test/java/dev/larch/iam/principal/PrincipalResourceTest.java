package dev.larch.iam.principal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolving credentials, as the other services ask for it. */
@QuarkusTest
class PrincipalResourceTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void knowsAKey() {
        var project = tenant.project("p");
        var key = tenant.asOwner()
                .body("{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\",\"ControlPlaneViewer\"]}")
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .extract();

        resolve(Map.of("key_sha256", Sha256.hex(key.path("value"))))
                .body("position", greaterThanOrEqualTo(0))
                .body(
                        "principal.type", equalTo("api_key"),
                        "principal.id", equalTo(key.path("key.id")),
                        "principal.credential_id", equalTo(key.path("key.id")),
                        "principal.name", equalTo("k"),
                        "principal.project_id", equalTo(project.toString()),
                        "principal.organization.id",
                                equalTo(tenant.organizationId().toString()),
                        "principal.bindings.role", contains("DataPlaneViewer", "ControlPlaneViewer"),
                        "principal.bindings[0].id", notNullValue(),
                        "principal.bindings[0].resource_type", equalTo("project"),
                        "principal.bindings[0].resource_id", equalTo(project.toString()));
    }

    @Test
    void knowsAServiceAccountWhileItsSecretIsCurrent() {
        var account = tenant.account("OrgManager");
        var secret = Database.column("SELECT secret_id FROM service_account WHERE id = ?", account.id())
                .getFirst();

        resolve(token("service_account", account.id(), secret))
                .body(
                        "principal.type", equalTo("service_account"),
                        "principal.credential_id", equalTo(secret),
                        "principal.bindings[0].role", equalTo("OrgManager"),
                        "principal.bindings[0].resource_id",
                                equalTo(tenant.organizationId().toString()));
        resolve(token("service_account", account.id(), UUID.randomUUID())).body("principal", nullValue());
    }

    @Test
    void knowsAPersonWhileHisSessionLives() {
        var user = tenant.expect("ann-%s@x.example".formatted(UUID.randomUUID()), "OrgMember");
        var now = OffsetDateTime.now();
        var live = sessionId(tenant.session(user, now.plusHours(1), now.plusMinutes(5)));
        var over = sessionId(tenant.session(user, now.minusSeconds(1), now.plusMinutes(5)));
        var idle = sessionId(tenant.session(user, now.plusHours(1), now.minusSeconds(1)));

        resolve(token("user", user, live)).body("principal.type", equalTo("user"));
        resolve(token("user", user, over)).body("principal", nullValue());
        resolve(token("user", user, idle)).body("principal", nullValue());
        resolve(token("user", UUID.randomUUID(), live)).body("principal", nullValue());
    }

    @Test
    void namesTheProjectOnlyWithinTheOrganization() {
        var account = tenant.account("OrgManager");
        var secret = Database.column("SELECT secret_id FROM service_account WHERE id = ?", account.id())
                .getFirst();
        var own = tenant.project("own");
        var foreign = Tenant.create().project("foreign");

        resolve(inProject(account.id(), secret, own)).body("principal.project_id", equalTo(own.toString()));
        resolve(inProject(account.id(), secret, foreign)).body("principal.project_id", nullValue());
        resolve(inProject(account.id(), secret, UUID.randomUUID())).body("principal.project_id", nullValue());
    }

    @Test
    void knowsTheConfiguredServicesAndNoOther() {
        resolve(token("service", "index-service", "index-service"))
                .body(
                        "principal.id", equalTo("index-service"),
                        "principal.organization", nullValue(),
                        "principal.bindings[0].role", equalTo("Service"),
                        "principal.bindings[0].resource_type", equalTo("installation"));
        resolve(token("service", "iam-service", "iam-service")).body("principal.id", equalTo("iam-service"));
        resolve(token("service", "unheard-of", "unheard-of")).body("principal", nullValue());
        resolve(token("service", "index-service", "another")).body("principal", nullValue());
    }

    @Test
    void tellsWhatABindingIsLimitedTo() throws SQLException {
        var account = tenant.account("ProjectViewer", tenant.project("p"));
        var secret = Database.column("SELECT secret_id FROM service_account WHERE id = ?", account.id())
                .getFirst();
        Database.execute(
                "UPDATE role_binding SET index_name = 'docs', namespace = 'eu' WHERE principal_id = ?", account.id());

        resolve(token("service_account", account.id(), secret))
                .body(
                        "principal.bindings[0].scope.index", equalTo("docs"),
                        "principal.bindings[0].scope.namespace", equalTo("eu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key", "user", "service_account"})
    void knowsNobodyByNonsense(String type) {
        resolve(token(type, "nobody", "nothing")).body("principal", nullValue()).body("position", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"principal_type\":\"user\"}",
                "{\"key_sha256\":\"a\",\"principal_type\":\"user\",\"principal_id\":\"b\",\"credential_id\":\"c\"}",
                "{\"principal_type\":\"wizard\",\"principal_id\":\"b\",\"credential_id\":\"c\"}",
                "{\"project_id\":\"no-uuid\"}",
                "["
            })
    void refusesWhatIsNoQuestion(String body) {
        Grants.asIndexService()
                .body(body)
                .post("/internal/v1/principals:resolve")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"));
    }

    @Test
    void isForServicesOnly() {
        var path = "/internal/v1/principals:resolve";
        tenant.asOwner().urlEncodingEnabled(false).body("{}").post(path).then().statusCode(403);
        given().urlEncodingEnabled(false)
                .header("Api-Key", Installation.API_KEY)
                .post(path)
                .then()
                .statusCode(403);
        given().urlEncodingEnabled(false).post(path).then().statusCode(401);
    }

    private static ValidatableResponse resolve(Map<String, String> request) {
        return Grants.asIndexService()
                .body(request)
                .post("/internal/v1/principals:resolve")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> token(String type, Object principal, Object credential) {
        return Map.of(
                "principal_type", type,
                "principal_id", principal.toString(),
                "credential_id", credential.toString());
    }

    private static Map<String, String> inProject(UUID account, String secret, UUID project) {
        return Map.of(
                "principal_type",
                "service_account",
                "principal_id",
                account.toString(),
                "credential_id",
                secret,
                "project_id",
                project.toString());
    }

    private static String sessionId(String cookie) {
        return Database.column("SELECT id FROM web_session WHERE cookie_sha256 = ?", Sha256.hex(cookie))
                .getFirst();
    }
}
