package dev.larch.iam.enforcement;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come in by the installation's provider while an organization enforces its own. */
@QuarkusTest
class EnforcementTest {

    private final Company company = Company.create();
    private final UUID owner = company.tenant().expect(company.email("owner"), "OrgOwner");
    private String connection = "";

    @BeforeEach
    void enforce() {
        company.prove();
        connection = company.connect("https://idp.corp.example", Map.of());
        company.breakGlass(owner).statusCode(200);
        company.patch(connection, Map.of("enforce", true)).statusCode(200);
    }

    @Test
    void refusesPeopleOfItsDomainsAndSaysWhy() {
        company.tenant().expect(company.email("ann"), "OrgMember");

        signIn(company.email("ann")).then().statusCode(403).body(containsString("Sign in through your company"));

        assertTrue(
                lastEvent().contains("\"result\": \"failure\"") && lastEvent().contains("enforced"), lastEvent());
    }

    @Test
    void refusesThemAlsoUnderAnotherAddressOfTheProvider() {
        var ann = company.tenant().expect(company.email("ann"), "OrgMember");
        bind(ann);

        new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"ann@elsewhere.example\",\"email_verified\":true}".formatted(ann))
                .then()
                .statusCode(403);
    }

    @Test
    void letsOthersIn() {
        company.tenant().expect("ann-%s@elsewhere.example".formatted(owner), "OrgMember");

        signIn("ann-%s@elsewhere.example".formatted(owner)).then().statusCode(303);
    }

    @Test
    void letsTheBreakGlassOwnerInAndWritesItDown() {
        signIn(company.email("owner")).then().statusCode(303);

        assertTrue(lastEvent().contains("passed by"), lastEvent());
    }

    @Test
    void keepsTheBreakGlassOwnerAsLongAsItHolds() {
        var ownership = Database.column("SELECT id FROM role_binding WHERE principal_id = ?", owner)
                .getFirst();
        company.tenant()
                .asOwner()
                .body(Bindings.onOrganization("user", owner, "OrgMember"))
                .post("/admin/role-bindings")
                .then()
                .statusCode(200);

        company.tenant()
                .asOwner()
                .delete("/admin/role-bindings/" + ownership)
                .then()
                .statusCode(409)
                .body("error.message", containsString("name another one"));
        company.tenant().asOwner().delete("/admin/users/" + owner).then().statusCode(409);

        company.patch(connection, Map.of("enforce", false)).statusCode(200);
        company.tenant().asOwner().delete("/admin/users/" + owner).then().statusCode(202);
    }

    @Test
    void exemptsTheOneBeforeNoLonger() {
        var second = company.tenant().expect(company.email("second"), "OrgOwner");
        var browser = new Browser();
        browser.signIn(claims(company.email("owner"))).then().statusCode(303);

        company.breakGlass(second).statusCode(200);

        browser.get("/session").then().statusCode(303).header("Location", containsString("/login"));
        signIn(company.email("second")).then().statusCode(303);
    }

    @Test
    void namesABreakGlassOwnerOrRemovesHimButNotBoth() {
        for (int i = 0; i < 5; i++) {
            var next = company.tenant().expect(company.email("next" + i), "OrgOwner");
            var first = new ConcurrentLinkedQueue<>(List.of(true, false));

            var statuses = Race.of(
                    2,
                    () -> first.remove()
                            ? company.breakGlass(next).extract().statusCode()
                            : company.tenant()
                                    .asOwner()
                                    .delete("/admin/users/" + next)
                                    .statusCode());

            assertTrue(List.of(List.of(200, 409), List.of(202, 400)).contains(statuses), statuses.toString());
        }
    }

    @Test
    void letsInWhoWasLetInByARecoveryCode() throws Exception {
        company.tenant().expect(company.email("rescue"), "OrgOwner");
        Database.execute(
                "INSERT INTO recovered_owner (organization_id, email, recovered_at) VALUES (?, ?, now())",
                company.organizationId(),
                company.email("rescue"));

        signIn(company.email("rescue")).then().statusCode(303);
    }

    @Test
    void exemptsNobodyWhoIsNoOwnerAnyMore() throws Exception {
        company.tenant().expect(company.email("rescued"), "OrgMember");
        Database.execute(
                "INSERT INTO recovered_owner (organization_id, email, recovered_at) VALUES (?, ?, now())",
                company.organizationId(),
                company.email("rescued"));
        Database.execute("UPDATE role_binding SET role = 'OrgMember' WHERE principal_id = ?", owner);

        signIn(company.email("rescued")).then().statusCode(403);
        signIn(company.email("owner")).then().statusCode(403);
    }

    @Test
    void leavesOpenTheOtherOrganizationsOfAPerson() throws Exception {
        var other = Company.create();
        var ann = company.tenant().expect(company.email("ann"), "OrgMember");
        Database.execute("""
                INSERT INTO role_binding (id, organization_id, principal_type, principal_id, role, resource_type,
                    resource_id, created_at)
                VALUES (gen_random_uuid(), ?, 'user', ?, 'OrgMember', 'organization', ?, now())
                """, other.organizationId(), ann, other.organizationId());

        signIn(company.email("ann")).then().statusCode(303);

        assertEquals(
                List.of(other.organizationId().toString()),
                Database.column("SELECT organization_id FROM web_session WHERE user_id = ?", ann));
    }

    @Test
    void holdsUntilItIsTurnedOff() {
        company.tenant().expect(company.email("ann"), "OrgMember");
        company.patch(connection, Map.of("enforce", false)).statusCode(200);

        signIn(company.email("ann")).then().statusCode(303);
    }

    @Test
    void concernsNoOtherOrganization() {
        var other = Company.create();
        other.tenant().expect(company.email("guest"), "OrgMember");

        signIn(company.email("guest")).then().statusCode(303);
    }

    private static Response signIn(String email) {
        return new Browser().signIn(claims(email));
    }

    private static String claims(String email) {
        return "{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}".formatted(UUID.randomUUID(), email);
    }

    private static void bind(UUID user) {
        try {
            var provider = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
            Database.execute(
                    "UPDATE app_user SET issuer = ?, subject = ? WHERE id = ?", provider, user.toString(), user);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String lastEvent() {
        return Database.column(
                        "SELECT event->'event' FROM audit_outbox WHERE organization_id = ? ORDER BY position",
                        company.organizationId())
                .getLast();
    }
}
