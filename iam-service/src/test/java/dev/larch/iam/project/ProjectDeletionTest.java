package dev.larch.iam.project;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.IndexServiceControl;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting a project: only when it is empty, and with everything that belongs to it. */
@QuarkusTest
class ProjectDeletionTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;

    @BeforeEach
    void createProject() {
        project = tenant.project("doomed");
    }

    @Test
    void takesKeysAndBindingsAlong() {
        var key = createKey();
        tenant.account("ProjectEditor", project);

        delete().statusCode(202);

        tenant.asOwner().get("/admin/projects/" + project).then().statusCode(404);
        tenant.asOwner().get("/admin/api-keys/" + key.id()).then().statusCode(404);
        assertTrue(resolvesToNobody(key.value()));
        assertEquals(List.of(), Database.column("SELECT role FROM role_binding WHERE resource_id = ?", project));
        assertEquals(
                List.of(
                        "create project doomed",
                        "create api-key k",
                        "delete role-binding doomed",
                        "delete project doomed"),
                Database.events(tenant.organizationId()));
    }

    @Test
    void namesTheOldestOfManyWhoseRolesGoWithIt() throws SQLException {
        Database.execute("""
                INSERT INTO role_binding (id, organization_id, principal_type, principal_id, role, resource_type,
                    resource_id, index_name, namespace, created_at)
                SELECT gen_random_uuid(), ?, 'service_account', gen_random_uuid(), 'ProjectEditor', 'project', ?, 'i',
                    repeat('n', 512), now()
                FROM generate_series(1, 150)""", tenant.organizationId(), project);

        delete().statusCode(202);

        var named = "event->'event'->'parameters'->";
        assertEquals(
                List.of("150 100 service_account ProjectEditor"),
                Database.column("""
                SELECT concat_ws(' ', %1$s>'count', jsonb_array_length(%1$s'holders'),
                    %1$s'holders'->0->>'principal_type', %1$s'holders'->99->>'role')
                FROM audit_outbox WHERE organization_id = ? AND event->'event'->>'resource_type' = 'role-binding'
                """.formatted(named), tenant.organizationId()));
    }

    @Test
    void asksIndexServiceAsItself() {
        delete().statusCode(202);

        var token = IndexServiceControl.credentialShownFor(project).substring("Bearer ".length());
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertTrue(claims.contains("\"aud\":\"larch:index-service\""), claims);
        assertTrue(claims.contains("\"sub\":\"iam-service\""), claims);
        assertTrue(claims.contains("\"ptype\":\"service\""), claims);
    }

    @Test
    void isRefusedWhileThereAreIndexes() {
        var key = createKey();
        IndexServiceControl.set(project, "full");

        delete().statusCode(412).body("error.code", equalTo("FAILED_PRECONDITION"));

        tenant.asOwner().get("/admin/projects/" + project).then().statusCode(200);
        assertTrue(!resolvesToNobody(key.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "odd"})
    void isRefusedWhenIndexServiceGivesNoClearAnswer(String state) {
        var key = createKey();
        IndexServiceControl.set(project, state);

        delete().statusCode(503).body("error.code", equalTo("UNAVAILABLE"));

        tenant.asOwner().get("/admin/projects/" + project).then().statusCode(200);
        assertTrue(!resolvesToNobody(key.value()));
    }

    @Test
    void hidesTheProjectFromCredentialsWhileItLooks() {
        var key = createKey();
        IndexServiceControl.set(project, "waiting");
        var deletion = CompletableFuture.supplyAsync(() -> delete().extract().statusCode());
        Awaitility.await()
                .until(() -> !IndexServiceControl.credentialShownFor(project).isEmpty());

        var hidden = resolvesToNobody(key.value());
        var owner = Database.column(
                "SELECT id || ' ' || secret_id FROM service_account WHERE organization_id = ?",
                tenant.organizationId());
        var asCaller = resolveOwner(owner.getFirst());
        IndexServiceControl.set(project, "full");

        assertTrue(hidden);
        asCaller.body("principal.project_id", nullValue());
        assertEquals(412, deletion.join());
        assertTrue(!resolvesToNobody(key.value()));
    }

    @Test
    void lapsesWhenTheProcessDied() throws Exception {
        Database.execute(
                "UPDATE project SET deletion_id = ?, deletion_ends_at = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                project);

        assertTrue(!resolvesToNobody(createKey().value()));
        delete().statusCode(202);
    }

    @Test
    void happensOnceForManyAtOnce() {
        var statuses = Race.of(4, () -> delete().extract().statusCode());

        assertEquals(202, statuses.getFirst());
        assertTrue(
                statuses.subList(1, 4).stream().allMatch(status -> status == 404 || status == 409), statuses::toString);
        assertEquals(
                List.of("create project doomed", "delete project doomed"), Database.events(tenant.organizationId()));
    }

    private record Key(String id, String value) {}

    private Key createKey() {
        var created = tenant.asOwner()
                .body("{\"name\":\"k\"}")
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(201)
                .extract();
        return new Key(created.path("key.id"), created.path("value"));
    }

    private ValidatableResponse delete() {
        return tenant.asOwner().delete("/admin/projects/" + project).then();
    }

    private static boolean resolvesToNobody(String value) {
        return Grants.asIndexService()
                        .body(Map.of("key_sha256", Sha256.hex(value)))
                        .post("/internal/v1/principals:resolve")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("principal")
                == null;
    }

    private ValidatableResponse resolveOwner(String idAndSecret) {
        var parts = idAndSecret.split(" ");
        var request = new java.util.HashMap<String, String>(Map.of(
                "principal_type",
                "service_account",
                "principal_id",
                parts[0],
                "credential_id",
                parts[1],
                "project_id",
                project.toString()));
        return Grants.asIndexService()
                .body(request)
                .post("/internal/v1/principals:resolve")
                .then()
                .statusCode(200);
    }
}
