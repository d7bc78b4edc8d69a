package dev.larch.iam.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** An owner whose requests wait for the lock while another takes his role away. */
@QuarkusTest
class StaleRightsTest {

    private static final List<Map<String, String>> OWNERSHIP =
            List.of(Map.of("resource_type", "organization", "role", "OrgOwner"));

    private final Tenant tenant = Tenant.create();
    private final Tenant.Account unbound = tenant.account("OrgOwner");
    private final Tenant.Account friend = tenant.account("OrgMember");
    private final UUID member = tenant.member(UUID.randomUUID() + "@x.example", "OrgMember");
    private String ownerToken;
    private String staleToken;
    private String binding;

    @BeforeEach
    void getTokens() {
        ownerToken = tenant.ownerToken();
        staleToken = unbound.token();
        binding = Bindings.idOf(tenant.asOwner(), "service_account", unbound.id(), "OrgOwner");
    }

    @Test
    void doesNothingMoreOnceItIsHisTurn() throws SQLException {
        CompletableFuture<Integer> unbinding;
        List<CompletableFuture<Integer>> waiting;

        try (var _ = HeldTransaction.of(
                "SELECT 1 FROM organization WHERE id = ? FOR NO KEY UPDATE", tenant.organizationId())) {
            unbinding = Race.start(this::unbind);
            HeldTransaction.awaitWaiting(1);
            waiting = staleRequests().map(Race::start).toList();
            HeldTransaction.awaitWaiting(1 + waiting.size());
        }

        assertEquals(202, unbinding.join());
        assertEquals(
                List.of(403, 403, 403, 403, 403, 403, 403, 403),
                waiting.stream().map(CompletableFuture::join).toList());
        assertEquals(List.of(tenant.ownerClientId()), owners());
    }

    @RepeatedTest(5)
    void makesNoOwnerAfterHeIsNone() {
        var first = new ConcurrentLinkedQueue<>(List.of(true, false, false, false));

        Race.of(4, () -> first.remove() ? unbind() : createOwner());

        assertEquals(
                List.of(),
                Database.column("""
                SELECT late.position FROM audit_outbox late JOIN audit_outbox unbinding USING (organization_id)
                WHERE organization_id = ? AND late.position > unbinding.position
                    AND late.event->'actor'->>'principal_id' = ?
                    AND late.event->'event'->'outcome'->>'result' = 'success'
                    AND unbinding.event->'event'->>'action' = 'delete'
                    AND unbinding.event->'event'->>'resource_id' = ?""", tenant.organizationId(), unbound.id().toString(), binding));
        assertEquals(List.of(), Database.column("""
                SELECT id FROM role_binding WHERE principal_id = ?""", unbound.id()));
    }

    private Stream<Supplier<Integer>> staleRequests() {
        return Stream.of(
                () -> Bindings.create(
                                Tenant.as(staleToken),
                                Bindings.onOrganization("service_account", friend.id(), "OrgOwner"))
                        .extract()
                        .statusCode(),
                this::createOwner,
                () -> post("/admin/invites", Invites.body(UUID.randomUUID() + "@x.example", "OrgOwner")),
                () -> post("/admin/projects", Map.of("name", "p")),
                () -> post(
                        "/admin/group-roles",
                        Map.of("group", "chiefs", "role", "OrgOwner", "resource_type", "organization")),
                () -> delete(Bindings.path(
                        Bindings.idOf(Tenant.as(staleToken), "service_account", friend.id(), "OrgMember"))),
                () -> delete("/admin/users/" + member),
                () -> delete("/admin/service-accounts/" + friend.id()));
    }

    private int unbind() {
        return Tenant.as(ownerToken).delete(Bindings.path(binding)).statusCode();
    }

    private int createOwner() {
        return post("/admin/service-accounts", Map.of("name", "robot", "role_bindings", OWNERSHIP));
    }

    private int post(String path, Object body) {
        return Tenant.as(staleToken).body(body).post(path).statusCode();
    }

    private int delete(String path) {
        return Tenant.as(staleToken).delete(path).statusCode();
    }

    private List<String> owners() {
        return Database.column("""
                SELECT a.client_id FROM role_binding b JOIN service_account a ON a.id = b.principal_id
                WHERE b.organization_id = ? AND b.role = 'OrgOwner'""", tenant.organizationId());
    }
}
