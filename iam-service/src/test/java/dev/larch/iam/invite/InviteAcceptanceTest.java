package dev.larch.iam.invite;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Accepting invites by signing in. */
@QuarkusTest
class InviteAcceptanceTest {

    private final Tenant tenant = Tenant.create();
    private final String subject = UUID.randomUUID().toString();
    private final String email = "bo-%s@acme.example".formatted(subject);
    private final Browser browser = new Browser();

    @Test
    void makesAMemberWithTheRolesOfTheInvite() {
        var id = Invites.id(tenant, email, "OrgManager");
        var project = tenant.project("p");
        Bindings.create(tenant.asOwner(), Bindings.onProject("invite", id, project, "ProjectViewer"))
                .statusCode(200);

        browser.signIn(claims("true")).then().statusCode(303);

        browser.get("/session").then().statusCode(200).body(containsString("Bo Bolt"), containsString("OrgManager"));
        tenant.asOwner()
                .get(Invites.path(id))
                .then()
                .body("status", equalTo("processed"), "processed_at", notNullValue());
        tenant.asOwner()
                .get("/admin/role-bindings?principal_type=user&principal_id=" + user())
                .then()
                .body("data", hasSize(2));
        var events = Database.events(tenant.organizationId());
        assertEquals(
                List.of(
                        "accept invite " + email,
                        "update role-binding OrgManager",
                        "update role-binding ProjectViewer",
                        "login user " + email),
                events.subList(events.size() - 4, events.size()));
    }

    @Test
    void joinsEveryOrganizationThatInvited() {
        var other = Tenant.create();
        Invites.id(tenant, email, "OrgMember");
        Invites.id(other, email, "OrgManager");

        browser.signIn(claims("true")).then().statusCode(303);

        assertEquals(
                2,
                Database.column("SELECT id FROM role_binding WHERE principal_id = ?", user())
                        .size());
    }

    @Test
    void addsToWhatAMemberHoldsAlready() throws SQLException {
        browserSignsInAsAMember();
        var id = Invites.id(tenant, "new-" + email, "OrgMember");
        Bindings.create(tenant.asOwner(), Bindings.onOrganization("invite", id, "OrgManager"))
                .statusCode(200);
        Database.execute("UPDATE invite SET email = ? WHERE id = ?", email, UUID.fromString(id));

        new Browser().signIn(claims("true")).then().statusCode(303);

        tenant.asOwner()
                .get("/admin/role-bindings?principal_type=user&principal_id=" + user())
                .then()
                .body("data.role.toSet()", equalTo(java.util.Set.of("OrgMember", "OrgManager")), "data", hasSize(2));
        tenant.asOwner()
                .get("/admin/role-bindings?principal_type=invite")
                .then()
                .body("data", hasSize(0));
    }

    @Test
    void bringsNobodyBackWhomTheDirectoryHasSwitchedOff() throws SQLException {
        browserSignsInAsAMember();
        Database.execute("""
                INSERT INTO scim_user (organization_id, user_id, user_name, state, created_at, updated_at)
                VALUES (?, ?, ?, 'deleted', now(), now())""", tenant.organizationId(), user(), email);
        tenant.asOwner().delete("/admin/users/" + user()).then().statusCode(202);
        var id = Invites.id(tenant, email, "OrgManager");

        new Browser().signIn(claims("true")).then().statusCode(403);

        tenant.asOwner().get(Invites.path(id)).then().body("status", equalTo("pending"));
        assertEquals(List.of(), Database.column("SELECT id FROM role_binding WHERE principal_id = ?", user()));
    }

    @Test
    void takesNothingThatHasExpired() throws SQLException {
        var id = Invites.id(tenant, email, "OrgMember");
        Database.execute(
                "UPDATE invite SET expires_at = now() - interval '1 second' WHERE id = ?", UUID.fromString(id));

        browser.signIn(claims("true")).then().statusCode(403);

        tenant.asOwner().get(Invites.path(id)).then().body("status", equalTo("expired"));
    }

    @Test
    void needsAnAddressThatTheProviderHasVerified() {
        var id = Invites.id(tenant, email, "OrgOwner");

        browser.signIn(claims("false")).then().statusCode(401);

        tenant.asOwner().get(Invites.path(id)).then().body("status", equalTo("pending"));
    }

    @RepeatedTest(5)
    void happensOrIsTakenBackNeverBoth() {
        var id = Invites.id(tenant, email, "OrgMember");
        var address = browser.comeBack(claims("true"));
        var token = tenant.ownerToken();
        var first = new ConcurrentLinkedQueue<>(List.of(true, false));

        var statuses = Race.of(
                2,
                () -> first.remove()
                        ? browser.get(address).statusCode()
                        : Tenant.as(token).delete(Invites.path(id)).statusCode());

        var roles = Database.column(
                "SELECT role FROM role_binding WHERE organization_id = ? AND principal_type <> 'service_account'",
                tenant.organizationId());
        assertEquals(roles.isEmpty() ? List.of(202, 403) : List.of(303, 409), statuses);
    }

    @RepeatedTest(5)
    void makesOnePersonOfTwoSignInsAtOnce() {
        Invites.id(tenant, email, "OrgMember");
        var browsers = new ConcurrentLinkedQueue<>(List.of(browser, new Browser()));
        var addresses = new java.util.concurrent.ConcurrentHashMap<Browser, String>();
        browsers.forEach(each -> addresses.put(each, each.comeBack(claims("true"))));

        var statuses = Race.of(2, () -> {
            var mine = browsers.remove();
            return mine.get(addresses.get(mine)).statusCode();
        });

        assertEquals(List.of(303, 303), statuses);
        assertEquals(
                1,
                Database.column("SELECT id FROM app_user WHERE subject = ?", subject)
                        .size());
    }

    @Test
    void locksTheRevocationLogLastOfAll() throws SQLException {
        Invites.id(tenant, email, "OrgMember");
        var address = browser.comeBack(claims("true"));
        var past = OffsetDateTime.now().minusHours(1);
        var over = tenant.session(tenant.member("other-" + email, "OrgMember"), past, past);
        CompletableFuture<Integer> signIn;

        // The sign-in waits where it clears away a session that is over, when the invite is accepted already.
        try (var held =
                HeldTransaction.of("SELECT 1 FROM web_session WHERE cookie_sha256 = ? FOR UPDATE", Sha256.hex(over))) {
            signIn = Race.start(() -> browser.get(address).statusCode());
            HeldTransaction.awaitWaiting(1);
            held.execute("SELECT position FROM revocation_counter FOR UPDATE NOWAIT");
        }

        assertEquals(303, signIn.join());
        assertEquals(
                List.of("principal"),
                Database.column("SELECT kind FROM revocation WHERE subject_id = ?", user().toString()));
    }

    private void browserSignsInAsAMember() {
        tenant.expect(email, "OrgMember");
        browser.signIn(claims("true")).then().statusCode(303);
    }

    private UUID user() {
        return UUID.fromString(Database.column("SELECT id FROM app_user WHERE subject = ?", subject)
                .getFirst());
    }

    private String claims(String verified) {
        return "{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":%s,\"name\":\"Bo Bolt\"}"
                .formatted(subject, email, verified);
    }
}
