package dev.larch.iam.grant;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Taking roles away, and what must remain. */
@QuarkusTest
class UnbindingTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void takesTheRoleAtOnce() {
        var manager = tenant.account("OrgManager");
        var token = manager.token();
        var id = idOf("service_account", manager.id(), "OrgManager");

        tenant.asOwner().delete(Bindings.path(id)).then().statusCode(202);

        Tenant.as(token).get("/admin/projects").then().statusCode(403);
        tenant.asOwner().delete(Bindings.path(id)).then().statusCode(404);
        assertEquals(List.of("delete role-binding OrgManager"), Database.events(tenant.organizationId()));
        assertEquals(
                List.of("principal"),
                Database.column(
                        "SELECT kind FROM revocation WHERE subject_id = ?",
                        manager.id().toString()));
    }

    @Test
    void keepsTheLastOwner() {
        String id = tenant.asOwner().get("/admin/role-bindings?role=OrgOwner").path("data[0].id");

        refuses(id, "without an owner");
    }

    @Test
    void keepsAUsersLastMembership() {
        var user = tenant.member(UUID.randomUUID() + "@x.example", "OrgMember");
        var id = idOf("user", user, "OrgMember");

        refuses(id, "Remove the user");
        Bindings.create(tenant.asOwner(), Bindings.onOrganization("user", user, "OrgBillingAdmin"))
                .statusCode(200);
        tenant.asOwner().delete(Bindings.path(id)).then().statusCode(202);
    }

    @Test
    void keepsAKeysLastRole() {
        var project = tenant.project("p");
        String key = tenant.asOwner()
                .body(Map.of("name", "k"))
                .post("/admin/projects/" + project + "/api-keys")
                .path("key.id");

        refuses(idOf("api_key", key, "ProjectEditor"), "Delete the key");
    }

    @Test
    void isRefusedToWhoMayOnlyRead() {
        var project = tenant.project("p");
        var member = tenant.account("ProjectMember", project);
        var id = idOf("service_account", member.id(), "ProjectMember");

        Tenant.as(member.token())
                .delete(Bindings.path(id))
                .then()
                .statusCode(403)
                .body("error.message", containsString("rolebinding:delete"));
    }

    @RepeatedTest(5)
    void leavesOneOfTwoOwnersWhoUnbindEachOtherAtOnce() {
        var second = tenant.account("OrgOwner");
        var tokens = new ConcurrentLinkedQueue<>(List.of(tenant.ownerToken(), second.token()));
        List<String> ids =
                tenant.asOwner().get("/admin/role-bindings?role=OrgOwner").path("data.id");
        var targets = new ConcurrentLinkedQueue<>(ids);

        var statuses = Race.of(
                2,
                () -> Tenant.as(tokens.remove())
                        .delete(Bindings.path(targets.remove()))
                        .statusCode());

        // Who comes second is refused: as the last owner, or because he is none any more.
        assertEquals(202, statuses.getFirst());
        assertEquals(true, List.of(403, 409).contains(statuses.getLast()), statuses::toString);
        assertEquals(
                1,
                Database.column(
                                "SELECT id FROM role_binding WHERE organization_id = ? AND role = 'OrgOwner'",
                                tenant.organizationId())
                        .size());
    }

    @RepeatedTest(5)
    void leavesNoRoleToAUserWhoIsDeletedMeanwhile() {
        var user = tenant.member(UUID.randomUUID() + "@x.example", "OrgMember");
        var project = tenant.project("p");
        var token = tenant.ownerToken();
        var first = new ConcurrentLinkedQueue<>(List.of(true, false));

        Race.of(
                2,
                () -> first.remove()
                        ? Tenant.as(token).delete("/admin/users/" + user).statusCode()
                        : Bindings.create(Tenant.as(token), Bindings.onProject("user", user, project, "ProjectViewer"))
                                .extract()
                                .statusCode());

        assertEquals(List.of(), Database.column("SELECT id FROM role_binding WHERE principal_id = ?", user));
    }

    @RepeatedTest(5)
    void keepsAnOwnerWhenADeletionAndAnUnbindingMeet() {
        var user = tenant.member(UUID.randomUUID() + "@x.example", "OrgOwner");
        var token = tenant.ownerToken();
        String other = Database.column(
                        "SELECT id FROM role_binding WHERE organization_id = ? AND principal_type = 'service_account'",
                        tenant.organizationId())
                .getFirst();
        var first = new ConcurrentLinkedQueue<>(List.of(true, false));

        Race.of(
                2,
                () -> first.remove()
                        ? Tenant.as(token).delete("/admin/users/" + user).statusCode()
                        : Tenant.as(token).delete(Bindings.path(other)).statusCode());

        assertEquals(
                1,
                Database.column(
                                "SELECT id FROM role_binding WHERE organization_id = ? AND role = 'OrgOwner'",
                                tenant.organizationId())
                        .size());
    }

    private void refuses(String id, String reason) {
        tenant.asOwner()
                .delete(Bindings.path(id))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ABORTED"), "error.message", containsString(reason));
        tenant.asOwner().get(Bindings.path(id)).then().statusCode(200);
    }

    private String idOf(String type, Object holder, String role) {
        return Bindings.idOf(tenant.asOwner(), type, holder, role);
    }
}
