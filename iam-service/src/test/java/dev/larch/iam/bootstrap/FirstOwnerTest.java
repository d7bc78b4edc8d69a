package dev.larch.iam.bootstrap;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one-time token of an empty installation. */
@QuarkusTest
class FirstOwnerTest {

    @Inject
    FirstOwnerService service;

    private final String name = "first-" + UUID.randomUUID();
    private final String email = name + "@acme.example";

    @Test
    void makesTheFirstOrganizationAndItsOwnersOnce() throws Exception {
        var token = issue("1 hour");

        var made = use(token)
                .then()
                .statusCode(201)
                .body("owner_email", equalTo(email))
                .extract();

        var credentials = Grants.token(made.path("client_id"), made.path("client_secret"));
        Tenant.as(credentials).get("/admin/organizations").then().body("data[0].name", equalTo(name));
        assertEquals(
                List.of("create organization " + name, "create user " + email, "create service-account default"),
                Database.events(UUID.fromString(made.path("organization_id"))));
        assertEquals(64, made.<String>path("client_secret").length());
        use(token).then().statusCode(401);
    }

    @Test
    void makesAnOwnerOfWhoIsExpectedAlready() throws Exception {
        var expected = Tenant.create().expect(email, "OrgMember");

        String organization =
                use(issue("1 hour")).then().statusCode(201).extract().path("organization_id");

        assertEquals(
                List.of(expected.toString()),
                Database.column(
                        "SELECT principal_id FROM role_binding WHERE organization_id = ? AND principal_type = 'user'",
                        UUID.fromString(organization)));
    }

    @Test
    void isUsedByOneOfTwoWhoComeAtOnce() throws Exception {
        var token = issue("1 hour");

        assertEquals(List.of(201, 401), Race.of(2, () -> use(token).statusCode()));
    }

    @Test
    void isWorthNothingWhenTooOldOrWrong() throws Exception {
        use(issue("-1 second")).then().statusCode(401);
        use("lboot_x").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"organization_name", "owner_email", "token"})
    void namesTheFieldThatIsMissing(String field) {
        var request = new java.util.HashMap<>(request("x"));
        request.remove(field);

        post(request).then().statusCode(400).body("error.message", equalTo(field + ": must not be null."));
    }

    @Test
    void isNotIssuedWhereThereIsAnOrganization() throws Throwable {
        assertEquals("", VertxContextSupport.subscribeAndAwait(service::issueWhenEmpty));
    }

    @Test
    void isVoidAfterAStartThatFindsAnOrganization() throws Throwable {
        var token = issue("1 hour");

        VertxContextSupport.subscribeAndAwait(service::issueWhenEmpty);

        use(token).then().statusCode(401);
    }

    private static String issue(String lifetime) throws Exception {
        var token = OneTimeToken.random().value();
        Database.execute("""
                INSERT INTO bootstrap_token (token_sha256, expires_at) VALUES (?, now() + CAST(? AS interval))
                ON CONFLICT (id) DO UPDATE SET token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at
                """, Sha256.hex(token), lifetime);
        return token;
    }

    private Response use(String token) {
        return post(request(token));
    }

    private Map<String, String> request(String token) {
        return Map.of("token", token, "organization_name", name, "owner_email", email);
    }

    private static Response post(Map<String, String> request) {
        return RestAssured.given().contentType(ContentType.JSON).body(request).post("/admin/bootstrap");
    }
}
