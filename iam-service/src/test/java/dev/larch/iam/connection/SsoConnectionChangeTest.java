package dev.larch.iam.connection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of connections over HTTP, and what enforcing one asks for. */
@QuarkusTest
class SsoConnectionChangeTest {

    private static final String ISSUER = "https://idp.corp.example/realms/x";

    private final Company company = Company.create();
    private final Tenant tenant = company.tenant();
    private String id = "";

    @BeforeEach
    void connect() {
        id = company.addConnection(ISSUER, Map.of()).extract().path("id");
    }

    @Test
    void leavesWhatIsNotNamed() {
        company.patch(id, Map.of("default_role", "OrgManager", "group_claim", "groups", "scopes", List.of("email")))
                .statusCode(200)
                .body(
                        "name", equalTo("idp"),
                        "default_role", equalTo("OrgManager"),
                        "group_claim", equalTo("groups"),
                        "scopes", contains("openid", "email"));
        company.patch(id, Map.of("group_claim", ""))
                .body("group_claim", equalTo(null), "default_role", equalTo("OrgManager"));
    }

    @Test
    void neverChangesTheIssuer() {
        company.patch(id, Map.of("issuer", "https://other.example"))
                .statusCode(400)
                .body("error.message", containsString("issuer:"));
        company.patch(id, Map.of("issuer", ISSUER)).statusCode(200);
    }

    @Test
    void tellsBeforeAndAfter() {
        company.patch(id, Map.of("client_secret", "another-secret", "name", "renamed"))
                .statusCode(200);

        var change = Database.column(
                        "SELECT event->'event'->'parameters' FROM audit_outbox WHERE organization_id = ? ORDER BY position DESC",
                        company.organizationId())
                .getFirst();

        assertFalse(change.contains("another-secret"), change);
        assertTrue(change.contains("\"secret_changed\": true") && change.contains("renamed"), change);
    }

    @Test
    void tellsWhichDomainsItHadAndHas() {
        company.prove();
        company.patch(id, Map.of("domains", List.of(company.domain()))).statusCode(200);
        company.patch(id, Map.of("domains", List.of())).statusCode(200);

        assertEquals(
                List.of("[\"%s\"] -> []".formatted(company.domain())), Database.column("""
                        SELECT concat(event->'event'->'parameters'->'before'->'domains', ' -> ',
                            event->'event'->'parameters'->'after'->'domains')
                        FROM audit_outbox WHERE organization_id = ? ORDER BY position DESC LIMIT 1""", company.organizationId()));
    }

    @Test
    void enforcesNothingThatWouldLockEverybodyOut() {
        company.patch(id, Map.of("enforce", true)).statusCode(412).body("error.message", containsString("owner"));
        get(id).body("enforce", equalTo(false));
    }

    @Test
    void enforcesWithABreakGlassOwnerAndThenStays() {
        var owner = tenant.expect("owner@" + company.domain(), "OrgOwner");
        company.breakGlass(owner).statusCode(200);
        company.patch(id, Map.of("enforce", true)).statusCode(200).body("enforce", equalTo(true));

        company.patch(id, Map.of("enabled", false)).statusCode(412);
        delete(tenant, id).statusCode(412);
        company.breakGlass(null).statusCode(412);
        company.patch(id, Map.of("enforce", false)).statusCode(200);
        delete(tenant, id).statusCode(202);
    }

    @Test
    void asksAPersonToSignInAgainBeforeItStopsEnforcing() {
        company.breakGlass(tenant.expect("owner@" + company.domain(), "OrgOwner"));
        company.patch(id, Map.of("enforce", true)).statusCode(200);
        var cookie = tenant.personWithSession("ann@" + company.domain(), "OrgOwner");
        var token = given().cookie("larch_session", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/session/token")
                .<String>path("access_token");

        Tenant.as(token)
                .body(Map.of("enforce", false))
                .patch("/admin/sso/connections/{id}", id)
                .then()
                .statusCode(403)
                .body("error.message", containsString("reauthentication_required"));
        get(id).body("enforce", equalTo(true));
    }

    @Test
    void endsTheSessionsThatCameInOtherwise() {
        company.prove();
        company.patch(id, Map.of("domains", List.of(company.domain()))).statusCode(200);
        tenant.personWithSession("ann@" + company.domain(), "OrgMember");
        tenant.personWithSession("bo@elsewhere.example", "OrgMember");
        company.breakGlass(tenant.expect("owner@" + company.domain(), "OrgOwner"));

        company.patch(id, Map.of("enforce", true)).statusCode(200);

        assertEquals(
                List.of("bo@elsewhere.example"),
                Database.column(
                        "SELECT email FROM app_user u JOIN web_session s ON s.user_id = u.id WHERE s.organization_id = ?",
                        company.organizationId()));
    }

    private ValidatableResponse get(String id) {
        return tenant.asOwner().get("/admin/sso/connections/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse delete(Tenant tenant, String id) {
        return tenant.asOwner().delete("/admin/sso/connections/{id}", id).then();
    }
}
