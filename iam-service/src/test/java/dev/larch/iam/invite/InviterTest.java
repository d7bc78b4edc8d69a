package dev.larch.iam.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.scim.Directory;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Open invites end with the right of who sent them. */
@QuarkusTest
class InviterTest {

    private final Tenant tenant = Tenant.create();
    private final Person inviter = Person.of(tenant, "OrgOwner");
    private final String subject = UUID.randomUUID().toString();
    private final String email = "bo-%s@acme.example".formatted(subject);

    @Test
    void takesThemAlongWhenRemoved() {
        var id = invite(inviter.token(), email);

        tenant.asOwner().delete("/admin/users/" + inviter.id()).then().statusCode(202);

        areGone(id);
        var events = Database.events(tenant.organizationId());
        assertEquals(
                List.of(
                        "delete role-binding OrgOwner",
                        "delete role-binding OrgManager",
                        "delete invite " + email,
                        "delete user " + inviterEmail()),
                events.subList(events.size() - 4, events.size()));
        new Browser().signIn(claims()).then().statusCode(403);
    }

    @Test
    void takesThemAlongWhenOwnerNoMore() {
        Bindings.create(tenant.asOwner(), Bindings.onOrganization("user", inviter.id(), "OrgManager"))
                .statusCode(200);
        var id = invite(inviter.token(), email);

        tenant.asOwner()
                .delete(Bindings.path(Bindings.idOf(tenant.asOwner(), "user", inviter.id(), "OrgOwner")))
                .then()
                .statusCode(202);

        areGone(id);
    }

    @Test
    void takesThemAlongWhenTheDirectorySwitchesHimOff() {
        var id = invite(inviter.token(), email);

        Directory.of(tenant)
                .patch("Users/" + inviter.id(), Map.of("op", "replace", "path", "active", "value", false))
                .then()
                .statusCode(200);

        areGone(id);
    }

    @Test
    void takesThemAlongWhenHisGroupMakesHimOwnerNoMore() throws SQLException {
        var id = invite(inviter.token(), email);
        Database.execute("""
                INSERT INTO group_role_grant (binding_id) SELECT id FROM role_binding WHERE principal_id = ?""", inviter.id());
        var directory = Directory.of(tenant);
        var group = directory.group("owners", inviter.id());

        directory
                .patch("Groups/" + group, Map.of("op", "remove", "path", "members"))
                .then()
                .statusCode(200);

        areGone(id);
    }

    @Test
    void takesThemAlongWhenItIsAnAccountThatIsDeleted() {
        var account = tenant.account("OrgOwner");
        var id = invite(account.token(), email);

        tenant.asOwner()
                .delete("/admin/service-accounts/" + account.id())
                .then()
                .statusCode(202);

        areGone(id);
    }

    @Test
    void leavesThoseOfOthersAndWhatWasAccepted() {
        var kept = Invites.id(tenant, "other-" + email, "OrgMember");
        var resent = invite(inviter.token(), "again-" + email);
        tenant.asOwner().post(Invites.path(resent) + "/resend").then().statusCode(200);
        var accepted = invite(inviter.token(), email);
        new Browser().signIn(claims()).then().statusCode(303);

        tenant.asOwner().delete("/admin/users/" + inviter.id()).then().statusCode(202);

        for (var id : List.of(kept, resent, accepted)) {
            tenant.asOwner().get(Invites.path(id)).then().statusCode(200);
        }
    }

    private void areGone(String id) {
        tenant.asOwner().get(Invites.path(id)).then().statusCode(404);
        assertEquals(
                List.of(), Database.column("SELECT id FROM role_binding WHERE principal_id = ?", UUID.fromString(id)));
    }

    private static String invite(String token, String email) {
        return Tenant.as(token)
                .body(Invites.body(email, "OrgManager"))
                .post("/admin/invites")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String inviterEmail() {
        return Database.column("SELECT email FROM app_user WHERE id = ?", inviter.id())
                .getFirst();
    }

    private String claims() {
        return "{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true,\"name\":\"Bo Bolt\"}"
                .formatted(subject, email);
    }
}
