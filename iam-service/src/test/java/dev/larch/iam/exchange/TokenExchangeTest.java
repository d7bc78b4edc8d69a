package dev.larch.iam.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of another issuer in place of a secret: taken when a rule says so and everything is right, else not. */
@QuarkusTest
class TokenExchangeTest {

    static final String AUDIENCE = "https://larch.example";
    static final String SUBJECT = "system:serviceaccount:prod:indexer";
    static final TestIssuer ISSUER = new TestIssuer();
    static final TestIssuer OTHER = new TestIssuer();

    private final Tenant tenant = Tenant.create();
    private final Tenant.Account account = tenant.account("OrgOwner");

    @AfterAll
    static void close() {
        ISSUER.close();
        OTHER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS256", "ES256"})
    void grantsATokenOfTheAccount(String algorithm) {
        trust(SUBJECT);
        var key = ISSUER.key(algorithm.startsWith("ES") ? "e1" : "k1");

        var token = exchange(TestIssuer.sign(good(), key, algorithm))
                .statusCode(200)
                .body(
                        "issued_token_type", equalTo("urn:ietf:params:oauth:token-type:access_token"),
                        "token_type", equalTo("Bearer"),
                        "expires_in", lessThanOrEqualTo(600))
                .header("Cache-Control", "no-store")
                .extract()
                .<String>path("access_token");

        Tenant.as(token).get("/admin/projects").then().statusCode(200);
        assertTrue(Database.events(tenant.organizationId()).contains("exchange service-account robot"));
    }

    @Test
    void takesEverySubjectThatARuleWithAStarBeginsLike() {
        trust("repo:acme/*");

        exchange(TestIssuer.sign(ISSUER.claims(AUDIENCE, "repo:acme/x:ref:main"), ISSUER.key("k1"), "RS256"))
                .statusCode(200);
        refused(TestIssuer.sign(ISSUER.claims(AUDIENCE, "repo:acmex/x"), ISSUER.key("k1"), "RS256"));
    }

    @Test
    void endsEveryTokenWithItsRule() {
        var rule = trust(SUBJECT);
        var token = exchange(goodToken()).statusCode(200).extract().<String>path("access_token");
        Tenant.as(token).get("/admin/projects").then().statusCode(200);

        tenant.asOwner().delete(rules() + "/" + rule).then().statusCode(202);

        Tenant.as(token).get("/admin/projects").then().statusCode(401);
        refused(goodToken());
    }

    @Test
    void followsTheIssuersKeysAndLivesThroughItsOutage() {
        try (var issuer = new TestIssuer()) {
            trust(issuer, SUBJECT);
            var first = issuer.key("k1");
            exchange(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), first, "RS256"))
                    .statusCode(200);

            issuer.away = true;
            exchange(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), first, "RS256"))
                    .statusCode(200);
            exchange(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), first, "RS256"))
                    .statusCode(200);
            assertEquals(1, issuer.fetches.get());
        }
    }

    @Test
    void saysThatTheIssuerIsAway() {
        try (var issuer = new TestIssuer()) {
            trust(issuer, SUBJECT);
            issuer.away = true;

            exchange(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), issuer.key("k1"), "RS256"))
                    .statusCode(503)
                    .body("error", equalTo("temporarily_unavailable"));
            assertEquals(List.of("issuer_away"), Database.column("""
                            SELECT event->'event'->'outcome'->>'reason' FROM audit_outbox
                            WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'""", tenant.organizationId()));
        }
    }

    @Test
    void believesNoDocumentThatIsAboutAnotherIssuer() {
        try (var issuer = new TestIssuer()) {
            issuer.announcedIssuer = OTHER.url();
            trust(issuer, SUBJECT);

            exchange(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), issuer.key("k1"), "RS256"))
                    .statusCode(503);
        }
    }

    @Test
    void fetchesOnceHoweverManyKeysAreInvented() {
        try (var issuer = new TestIssuer()) {
            trust(issuer, SUBJECT);
            for (int i = 0; i < 10; i++) {
                refused(TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), TestIssuer.rsa("made-up" + i), "RS256"));
            }

            assertTrue(issuer.fetches.get() <= 3, () -> "fetches " + issuer.fetches);
        }
    }

    @Test
    void refusesOneAccountsTokenForAnother() {
        trust(SUBJECT);
        var other = tenant.account("OrgMember");

        exchange(other.clientId(), goodToken()).statusCode(400);
        exchange("nobody", goodToken()).statusCode(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.larch.iam.exchange.BadTokens#all")
    void refuses(BadTokens.Bad bad) {
        trust(SUBJECT);

        refused(bad.token());

        assertEquals(List.of("failure " + bad.reason()), Database.column("""
                        SELECT concat_ws(' ', event->'event'->'outcome'->>'result', event->'event'->'outcome'->>'reason')
                        FROM audit_outbox WHERE organization_id = ? AND event->'event'->>'action' = 'exchange'""", tenant.organizationId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=",
                "subject_token=",
                "subject_token_type=urn:ietf:params:oauth:token-type:saml2",
                "requested_token_type=urn:ietf:params:oauth:token-type:refresh_token",
                "audience=larch:index-service",
                "client_secret=x",
                "actor_token=x"
            })
    void refusesARequestThatAsksForSomethingElse(String parameter) {
        var form = form(account.clientId(), goodToken());
        var parts = parameter.split("=", 2);
        form.put(parts[0], parts[1]);

        given().formParams(form).post("/oauth/token").then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    private Map<String, Object> good() {
        return ISSUER.claims(AUDIENCE, SUBJECT);
    }

    private String goodToken() {
        return TestIssuer.sign(good(), ISSUER.key("k1"), "RS256");
    }

    private String trust(String subject) {
        return trust(ISSUER, subject);
    }

    private String trust(TestIssuer issuer, String subject) {
        return tenant.asOwner()
                .body(Map.of("issuer", issuer.url(), "audience", AUDIENCE, "subject", subject))
                .post(rules())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String rules() {
        return "/admin/service-accounts/" + account.id() + "/workload-identities";
    }

    private void refused(String token) {
        exchange(token)
                .statusCode(400)
                .body(equalTo("{\"error\":\"invalid_request\","
                        + "\"error_description\":\"The subject token is not accepted for this client.\"}"));
    }

    private ValidatableResponse exchange(String token) {
        return exchange(account.clientId(), token);
    }

    private static ValidatableResponse exchange(String clientId, String token) {
        return given().formParams(form(clientId, token)).post("/oauth/token").then();
    }

    private static Map<String, String> form(String clientId, String token) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("client_id", clientId);
        form.put("subject_token", token);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
        return form;
    }
}
