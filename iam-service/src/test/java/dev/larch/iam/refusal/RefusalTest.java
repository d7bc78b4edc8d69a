package dev.larch.iam.refusal;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.scim.Directory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is refused leaves an event in his own organization's log; who has no credential is counted elsewhere. */
@QuarkusTest
class RefusalTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;

    @BeforeEach
    void createProject() {
        project = tenant.project("p");
    }

    @Test
    void leavesAnEventOfWhatThePolicyForbids() {
        var member = tenant.account("ProjectMember", project);

        Tenant.as(member.token())
                .body("{")
                .patch("/admin/projects/" + project)
                .then()
                .statusCode(403);

        awaitFailures(member.id() + " update project " + project + " PERMISSION_DENIED");
        assertEquals(
                List.of(
                        "This credential does not have the permission project:update here. | PATCH /admin/projects/{id}"),
                Database.column("""
                        SELECT concat_ws(' | ', event->'event'->'outcome'->>'reason',
                            event->'event'->'parameters'->>'operation')
                        FROM audit_outbox WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'
                            AND event->'origin'->>'service' = 'iam-service'
                            AND event->'origin'->>'source_address' = '127.0.0.1'""", tenant.organizationId()));
    }

    @Test
    void leavesAnEventOfWhatIsHidden() {
        var foreign = Tenant.create().project("theirs");
        var owner = owner();

        tenant.asOwner().get("/admin/projects/" + foreign).then().statusCode(404);
        tenant.asOwner().get("/admin/projects/no-id").then().statusCode(404);

        awaitFailures(owner + " read project " + foreign + " NOT_FOUND", owner + " read project no-id NOT_FOUND");
    }

    @Test
    void leavesAnEventOfAChangeThatFails() {
        tenant.asOwner().body("{\"name\":\"p\"}").post("/admin/projects").then().statusCode(409);
        tenant.asOwner().body("{\"name\":\"\"}").post("/admin/projects").then().statusCode(400);

        awaitFailures(owner() + " create project  ALREADY_EXISTS", owner() + " create project  INVALID_ARGUMENT");
    }

    @Test
    void leavesNoEventOfAReadThatFailsByItsForm() {
        tenant.asOwner().accept("image/png").get("/admin/projects").then().statusCode(406);
        tenant.asOwner().get("/admin/nothing").then().statusCode(404);
        tenant.asOwner().get("/admin/projects/none").then().statusCode(404);

        awaitFailures(owner() + " read project none NOT_FOUND");
    }

    @Test
    void leavesAnEventOfAWrongClientSecretAndNeverTheSecret() {
        var secret = "wrong-secret-" + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body(Grants.request(tenant.ownerClientId(), secret, "https://api.pinecone.io/"))
                .post("/oauth/token")
                .then()
                .statusCode(401);

        awaitFailures(owner() + " login service-account " + owner() + " UNAUTHENTICATED");
        assertTrue(Database.column("SELECT event::text FROM audit_outbox WHERE event::text LIKE ?", "%" + secret + "%")
                .isEmpty());
    }

    @Test
    void leavesAnEventOfWhatTheDirectoryFailsIn() {
        var directory = Directory.of(tenant);
        var token = Database.column("SELECT id FROM scim_token WHERE organization_id = ?", tenant.organizationId())
                .getFirst();
        var absent = UUID.randomUUID();

        directory.call().get("/scim/v2/Users/" + absent).then().statusCode(404);
        directory.call().get("/scim/v2/Users?filter=x").then().statusCode(400);
        directory.call().body("{}").post("/scim/v2/Users").then().statusCode(400);
        tenant.asOwner().get("/scim/v2/Users").then().statusCode(403);

        awaitFailures(
                token + " provision scim " + absent + " NOT_FOUND",
                token + " provision scim  INVALID_ARGUMENT",
                owner() + " provision scim  PERMISSION_DENIED");
    }

    @Test
    void countsStrangersByReason() {
        long before = calls("no credential");
        long malformed = calls("invalid credential");

        given().get("/admin/projects").then().statusCode(401);
        given().get("/admin/projects").then().statusCode(401);
        given().header("Api-Key", "pcsk_made_up").get("/admin/projects").then().statusCode(401);

        await().atMost(Duration.ofSeconds(10)).until(() -> calls("no credential") >= before + 2);
        assertTrue(calls("invalid credential") > malformed);
    }

    @Test
    void countsUnknownClientsWhateverTheyShow() {
        var secret = Grants.request(UUID.randomUUID().toString(), "none", "https://api.pinecone.io/");
        var foreignToken = Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id", UUID.randomUUID().toString(),
                "subject_token", "a.b.c",
                "subject_token_type", "urn:ietf:params:oauth:token-type:jwt");

        for (var request : List.of(secret, foreignToken)) {
            long before = calls("unknown client");
            given().formParams(request).post("/oauth/token").then().statusCode(greaterThanOrEqualTo(400));
            await().atMost(Duration.ofSeconds(10)).until(() -> calls("unknown client") > before);
        }
    }

    private void awaitFailures(String... failures) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Database.failures(tenant.organizationId()).size() >= failures.length);
        assertEquals(List.of(failures), Database.failures(tenant.organizationId()));
    }

    private String owner() {
        return Database.column("SELECT id FROM service_account WHERE client_id = ?", tenant.ownerClientId())
                .getFirst();
    }

    private static long calls(String reason) {
        return Database.column(
                        "SELECT sum(calls)::bigint FROM unauthenticated_call WHERE reason = ? AND source_address = ?",
                        reason,
                        "127.0.0.1")
                .stream()
                .mapToLong(sum -> sum == null ? 0 : Long.parseLong(sum))
                .sum();
    }
}
