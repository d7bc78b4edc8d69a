package dev.larch.iam.bootstrap;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** What the first start has made. */
@QuarkusTest
class BootstrapTest {

    @Inject
    Bootstrap bootstrap;

    @Inject
    BootstrapService service;

    @Inject
    BootstrapConfig config;

    @Test
    void makesAnApiKeyThatEditsTheProject() {
        Grants.asIndexService()
                .body(Map.of("key_sha256", Sha256.hex(Installation.API_KEY)))
                .post("/internal/v1/principals:resolve")
                .then()
                .statusCode(200)
                .body(
                        "principal.project_id", equalTo(Installation.PROJECT_ID),
                        "principal.bindings[0].role", equalTo("ProjectEditor"),
                        "principal.organization.name", equalTo(Installation.ORGANIZATION));
    }

    @Test
    void makesAServiceAccountThatOwnsTheOrganization() {
        var token = Grants.token(Installation.CLIENT_ID, Installation.CLIENT_SECRET);

        Tenant.as(token)
                .get("/admin/projects")
                .then()
                .statusCode(200)
                .body("data.id", hasItem(Installation.PROJECT_ID));
    }

    @Test
    void expectsTheOwnerByHisAddress() {
        var role = Database.column("""
                SELECT b.role FROM app_user u JOIN role_binding b ON b.principal_id = u.id
                WHERE u.email = lower(?) AND b.resource_type = 'organization'""", Installation.OWNER_EMAIL);

        assertEquals(List.of("OrgOwner"), role);
    }

    @Test
    void storesNoSecret() {
        var rows = Database.column("SELECT row_to_json(k)::text FROM api_key k").toString()
                + Database.column("SELECT row_to_json(a)::text FROM service_account a");

        assertFalse(rows.contains(Installation.API_KEY) || rows.contains(Installation.CLIENT_SECRET));
    }

    @Test
    void recordsWhatItMakes() {
        var organization = UUID.fromString(organizationsOfThatName().getFirst());

        var events = Database.column("""
                SELECT concat_ws(' ', event->'event'->>'action', event->'event'->>'resource_type')
                FROM audit_outbox
                WHERE organization_id = ? AND event->'actor'->>'principal_type' = 'service' ORDER BY position""", organization);

        assertEquals(
                List.of(
                        "create organization",
                        "create user",
                        "create project",
                        "create api-key",
                        "create service-account"),
                events);
    }

    @Test
    void doesNothingTheSecondTime() throws Throwable {
        var before = organizationsOfThatName();

        Thread.ofPlatform().start(() -> startAgain()).join();

        assertEquals(before, organizationsOfThatName());
    }

    @Test
    void doesNothingAfterItsOrganizationWasDeleted() throws Throwable {
        assertEquals(false, inEmptiedInstallation(() -> service.runOnce(plan())));
    }

    @Test
    void makesAnOwnerOfWhoIsExpectedAlready() throws Throwable {
        assertEquals(
                true,
                inEmptiedInstallation(
                        () -> run("DELETE FROM first_organization").chain(() -> service.runOnce(plan()))));
    }

    /** In a transaction that is rolled back, without the organizations that other tests have made. */
    private static <T> T inEmptiedInstallation(Supplier<Uni<T>> action) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> Panache.currentTransaction()
                .invoke(Mutiny.Transaction::markForRollback)
                .chain(() -> run("DELETE FROM api_key"))
                .chain(() -> run("DELETE FROM project"))
                .chain(() -> run("DELETE FROM organization"))
                .chain(action::get)));
    }

    private static Uni<Integer> run(String statement) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement).executeUpdate());
    }

    private BootstrapPlan plan() {
        return Objects.requireNonNull(BootstrapPlan.of(config));
    }

    private void startAgain() {
        try {
            bootstrap.start(new io.quarkus.runtime.StartupEvent());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> organizationsOfThatName() {
        return Database.column("SELECT id FROM organization WHERE name = ?", Installation.ORGANIZATION);
    }
}
