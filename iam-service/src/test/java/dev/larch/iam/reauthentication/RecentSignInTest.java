package dev.larch.iam.reauthentication;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who makes an owner, or gets hold of one's secret, in a session must have signed in a moment ago. */
@QuarkusTest
class RecentSignInTest {

    private final Tenant tenant = Tenant.create();
    private final Person owner = Person.of(tenant, "OrgOwner");
    private String token;

    @BeforeEach
    void getToken() {
        token = owner.token();
    }

    @Test
    void isNeededToBindAnOwner() throws SQLException {
        var account = tenant.account("OrgMember").id();

        isNeededFor(
                () -> post("/admin/role-bindings", Bindings.onOrganization("service_account", account, "OrgOwner")),
                200);
    }

    @Test
    void isNeededToMakeAnAccountThatOwns() throws SQLException {
        isNeededFor(() -> post("/admin/service-accounts", account("OrgOwner")), 201);

        assertEquals(
                List.of("robot", "new"),
                Database.column(
                        "SELECT name FROM service_account WHERE organization_id = ? ORDER BY created_at",
                        tenant.organizationId()));
    }

    @Test
    void isNeededToInviteAnOwner() throws SQLException {
        isNeededFor(() -> post("/admin/invites", Invites.body(UUID.randomUUID() + "@x.example", "OrgOwner")), 201);
    }

    @Test
    void isNeededForTheSecretOfAnOwner() throws SQLException {
        var path = "/admin/service-accounts/%s/rotate-secret"
                .formatted(tenant.account("OrgOwner").id());

        isNeededFor(() -> post(path, Map.of()), 200);
    }

    @Test
    void isNeededForARuleThatStandsForTheSecretOfAnOwner() throws SQLException {
        var path = "/admin/service-accounts/%s/workload-identities"
                .formatted(tenant.account("OrgOwner").id());

        isNeededFor(() -> post(path, Map.of("issuer", "https://ci.example", "audience", "larch", "subject", "s")), 201);
    }

    @Test
    void isNeededForEveryChangeOfWhoVouchesForPeople() throws SQLException {
        var company = new Company(tenant, "d%s.example".formatted(UUID.randomUUID()));
        var domain = company.addDomain(company.domain()).extract().<String>path("id");
        var connection = company.addConnection("https://idp.corp.example", Map.of())
                .extract()
                .<String>path("id");
        var request =
                Map.of("name", "other", "issuer", "https://evil.example", "client_id", "larch", "client_secret", "s");

        isNeededFor(() -> post("/admin/sso/connections", request), 201);
        isNeededFor(
                () -> Tenant.as(token)
                        .body(Map.of("domains", List.of()))
                        .patch("/admin/sso/connections/{id}", connection),
                200);
        isNeededFor(() -> Tenant.as(token).delete("/admin/sso/connections/{id}", connection), 202);
        isNeededFor(() -> Tenant.as(token).delete("/admin/sso/domains/{id}", domain), 202);
    }

    @Test
    void isNeededToMakeOwnersOfAGroup() throws SQLException {
        var request = Map.of("group", "chiefs", "role", "OrgOwner", "resource_type", "organization");

        isNeededFor(() -> post("/admin/group-roles", request), 201);

        var id = Database.column("SELECT id FROM group_role WHERE organization_id = ?", tenant.organizationId())
                .getFirst();
        isNeededFor(() -> Tenant.as(token).delete("/admin/group-roles/" + id), 204);
    }

    @Test
    void isNeededToDeleteTheOrganization() throws SQLException {
        isNeededFor(() -> Tenant.as(token).delete("/admin/organizations/" + tenant.organizationId()), 202);
    }

    @Test
    void isNotNeededForOthersThanOwners() {
        var account = tenant.account("OrgMember").id();

        post("/admin/role-bindings", Bindings.onOrganization("service_account", account, "OrgManager"))
                .then()
                .statusCode(200);
        post("/admin/service-accounts", account("OrgManager")).then().statusCode(201);
        post("/admin/service-accounts/%s/rotate-secret".formatted(account), Map.of())
                .then()
                .statusCode(200);
    }

    private void isNeededFor(Supplier<Response> change, int status) throws SQLException {
        owner.signedIn("1 day");
        refuses(change);
        owner.signedIn("6 minutes");
        refuses(change);
        owner.signedIn("1 minute");
        change.get().then().statusCode(status);
    }

    private static void refuses(Supplier<Response> change) {
        change.get()
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"), "error.message", startsWith("reauthentication_required:"));
    }

    private Response post(String path, Object body) {
        return Tenant.as(token).body(body).post(path);
    }

    private static Map<String, Object> account(String role) {
        return Map.of("name", "new", "role_bindings", List.of(Map.of("resource_type", "organization", "role", role)));
    }
}
