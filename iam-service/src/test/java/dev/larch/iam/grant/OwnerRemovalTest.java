package dev.larch.iam.grant;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes an owner away in a session must have signed in a moment ago. */
@QuarkusTest
class OwnerRemovalTest {

    private final Tenant tenant = Tenant.create();
    private final Person remover = Person.of(tenant, "OrgOwner");

    @Test
    void ofTheUserNeedsARecentSignIn() throws SQLException {
        var owner = tenant.member("o-%s@x.example".formatted(remover.id()), "OrgOwner");

        needsARecentSignIn("/admin/users/" + owner);

        assertEquals(List.of(), Database.column("SELECT id FROM role_binding WHERE principal_id = ?", owner));
    }

    @Test
    void ofTheRoleNeedsARecentSignIn() throws SQLException {
        var owner = tenant.member("o-%s@x.example".formatted(remover.id()), "OrgOwner");
        Bindings.create(tenant.asOwner(), Bindings.onOrganization("user", owner, "OrgMember"))
                .statusCode(200);

        needsARecentSignIn(Bindings.path(Bindings.idOf(tenant.asOwner(), "user", owner, "OrgOwner")));

        assertEquals(
                List.of("OrgMember"), Database.column("SELECT role FROM role_binding WHERE principal_id = ?", owner));
    }

    @Test
    void ofTheServiceAccountNeedsARecentSignIn() throws SQLException {
        needsARecentSignIn(
                "/admin/service-accounts/" + tenant.account("OrgOwner").id());
    }

    @Test
    void isNotAskedOfAServiceAccount() {
        tenant.asOwner().delete("/admin/users/" + remover.id()).then().statusCode(202);
    }

    @Test
    void isNotAskedForOthersThanOwners() {
        var manager = tenant.member("m-%s@x.example".formatted(remover.id()), "OrgManager");

        Tenant.as(remover.token()).delete("/admin/users/" + manager).then().statusCode(202);
    }

    private void needsARecentSignIn(String path) throws SQLException {
        var token = remover.token();
        refuses(token, path);
        remover.signedIn("6 minutes");
        refuses(token, path);
        remover.signedIn("1 minute");
        Tenant.as(token).delete(path).then().statusCode(202);
    }

    private static void refuses(String token, String path) {
        Tenant.as(token)
                .delete(path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"), "error.message", startsWith("reauthentication_required:"));
    }
}
