package dev.larch.iam.recovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sealed code, and the recent sign-in that sealing it needs. */
@QuarkusTest
class RecoveryTest {

    private final Tenant tenant = Tenant.create();
    private final UUID organization = tenant.organizationId();
    private final String email = "rescue-%s@acme.example".formatted(organization);

    @Test
    void letsItsFinderInAsAnOwner() {
        var code = seal();

        recover(code, email.toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body(containsString("You may sign in"));

        assertEquals(List.of("OrgOwner"), Database.column("""
                        SELECT b.role FROM role_binding b JOIN app_user u ON u.id = b.principal_id
                        WHERE u.email = ? AND b.organization_id = ?""", email, organization));
        assertEquals(
                List.of("create recovery-code org-" + organization, "use recovery-code org-" + organization),
                Database.events(organization));
        new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}".formatted(UUID.randomUUID(), email))
                .then()
                .statusCode(303);
    }

    @Test
    void isGoodOnceAlsoInARace() {
        var code = seal();

        var statuses = Race.of(4, () -> recover(code, email).statusCode());

        assertEquals(List.of(200, 403, 403, 403), statuses);
    }

    @Test
    void isReplacedByTheNext() {
        var first = seal();
        var second = seal();

        recover(first, email).then().statusCode(403);
        recover(second.replace("-", " ").toUpperCase(java.util.Locale.ROOT), email)
                .then()
                .statusCode(200);
    }

    @Test
    void isStoredAsAHashOnly() {
        var code = seal();

        var row = Database.column(
                        "SELECT row_to_json(c)::text FROM recovery_code c WHERE organization_id = ?", organization)
                .toString();
        assertFalse(row.contains(code) || row.contains(code.replace("-", "")));
    }

    @Test
    void isTakenFromItsOwnPageOnly() {
        given().get("/session/recover").then().statusCode(200).body(containsString("<form method=\"post\""));
        given().formParam("code", "x")
                .formParam("email", email)
                .post("/session/recover")
                .then()
                .statusCode(403);
    }

    @Test
    void isForOwnersOfTheOrganization() {
        tenantCall(tenant.account("OrgManager").token()).then().statusCode(403);
        tenantCall(Tenant.create().ownerToken()).then().statusCode(404);
    }

    @Test
    void isSealedByAPersonOnlyShortlyAfterHisSignIn() throws Exception {
        var cookie = tenant.personWithSession(email, "OrgOwner");
        var token = given().cookie("larch_session", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/session/token")
                .<String>path("access_token");

        tenantCall(token)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"), "error.message", startsWith("reauthentication_required:"));
        signedIn(cookie, "6 minutes");
        tenantCall(token).then().statusCode(403);
        signedIn(cookie, "1 minute");
        tenantCall(token).then().statusCode(201);
    }

    @Test
    void stopsAfterTooManyTries() {
        var limit = new AttemptLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        limit.require();

        for (int i = 0; i < 20; i++) {
            limit.failed();
        }

        assertThrows(ApiException.class, limit::require);
    }

    @Test
    void sendsPeopleToProveThemselvesAgain() {
        given().redirects()
                .follow(false)
                .get("/session/reauthenticate")
                .then()
                .statusCode(302)
                .header("Location", containsString("prompt=login"))
                .header("Location", containsString("max_age=0"));
    }

    @Test
    void remembersWhenTheProviderSaysThatSomebodySignedIn() {
        tenant.expect(email, "OrgOwner");

        new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true,\"auth_time\":1700000000}"
                        .formatted(UUID.randomUUID(), email));

        assertEquals(List.of("1700000000"), Database.column("""
                        SELECT extract(epoch FROM authenticated_at)::bigint FROM web_session
                        WHERE organization_id = ?""", organization));
    }

    private static void signedIn(String cookie, String ago) throws Exception {
        Database.execute(
                "UPDATE web_session SET authenticated_at = now() - CAST(? AS interval) WHERE cookie_sha256 = ?",
                ago,
                Sha256.hex(cookie));
    }

    private String seal() {
        return tenantCall(tenant.ownerToken()).then().statusCode(201).extract().path("code");
    }

    private Response tenantCall(String token) {
        return Tenant.as(token).post("/admin/organizations/" + organization + "/recovery-code");
    }

    private static Response recover(String code, String email) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .formParam("code", code)
                .formParam("email", email)
                .post("/session/recover");
    }
}
