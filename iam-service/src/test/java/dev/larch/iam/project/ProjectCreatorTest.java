package dev.larch.iam.project;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who creates a project owns it, as long as he is a member. */
@QuarkusTest
class ProjectCreatorTest {

    private final Tenant tenant = Tenant.create();
    private final Person creator = Person.of(tenant, "OrgManager");
    private String token;
    private String ownerToken;

    @BeforeEach
    void getTokens() {
        token = creator.token();
        ownerToken = tenant.ownerToken();
    }

    @Test
    void isRecordedAsItsOwner() {
        assertEquals(200, create());

        assertEquals(
                List.of("create project p", "create role-binding ProjectOwner"),
                Database.events(tenant.organizationId()));
    }

    @Test
    void leavesNoRoleToWhoIsRemovedInTheMiddleOfIt() throws SQLException {
        CompletableFuture<Integer> creation;
        CompletableFuture<Integer> removal;

        // The creation waits at the name, which another transaction may take yet.
        try (var _ = HeldTransaction.of("""
                INSERT INTO project (id, organization_id, name, max_pods, force_encryption_with_cmek, created_at)
                VALUES (?, ?, 'p', 0, false, now())""", UUID.randomUUID(), tenant.organizationId())) {
            creation = Race.start(this::create);
            HeldTransaction.awaitWaiting(1);
            removal = Race.start(this::remove);
            await().until(() -> removal.isDone() || HeldTransaction.waiting() >= 2);
        }

        assertEquals(List.of(200, 202), List.of(creation.join(), removal.join()));
        assertEquals(List.of(), roles());
    }

    @RepeatedTest(5)
    void leavesNoRoleToWhoIsRemovedAtTheSameTime() {
        var first = new ConcurrentLinkedQueue<>(List.of(true, false));

        Race.of(2, () -> first.remove() ? remove() : create());

        assertEquals(List.of(), roles());
    }

    private int create() {
        return Tenant.as(token)
                .body(Map.of("name", "p"))
                .post("/admin/projects")
                .statusCode();
    }

    private int remove() {
        return Tenant.as(ownerToken).delete("/admin/users/" + creator.id()).statusCode();
    }

    private List<String> roles() {
        return Database.column("SELECT role FROM role_binding WHERE principal_id = ?", creator.id());
    }
}
