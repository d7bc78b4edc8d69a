package dev.larch.iam.sso;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.hostile.ConnectedCompany;
import dev.larch.iam.hostile.IdToken;
import dev.larch.iam.hostile.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers end sessions. */
@QuarkusTest
class BackchannelLogoutTest {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final String email = connected.ann();
    private final CompanySignIn ann = CompanySignIn.begin();

    @BeforeEach
    void signIn() {
        connected.connect();
        connected.person("s-ann", email, Map.of("sid", "sid-1"));
        ann.signIn(email).then().statusCode(303);
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void endsTheSessionThatTheProviderNames() {
        connected.person("s-ann", email, Map.of("sid", "sid-2"));
        var elsewhere = CompanySignIn.begin();
        elsewhere.signIn(email).then().statusCode(303);

        send(token().claim("sid", "sid-1").compact()).statusCode(200).header("Cache-Control", "no-store");

        ann.browser().get("/session").then().statusCode(303);
        elsewhere.browser().get("/session").then().statusCode(200);
    }

    @Test
    void endsAllSessionsOfAPersonAndTheirTokens() {
        var access = given().cookie("larch_session", ann.browser().cookies().get("larch_session"))
                .header("Sec-Fetch-Site", "same-origin")
                .post("/session/token")
                .<String>path("access_token");
        CompanySignIn.begin().signIn(email).then().statusCode(303);

        send(token().claim("sub", "s-ann").compact()).statusCode(200);

        assertEquals(0, sessions());
        given().auth()
                .preemptive()
                .oauth2(access)
                .get("/admin/organizations")
                .then()
                .statusCode(401);
        assertEquals(2, Database.column("""
                        SELECT event_id FROM audit_outbox WHERE organization_id = ?
                            AND event->'event'->'parameters'->>'by' = 'back-channel logout'""", company.organizationId()).size());
    }

    @Test
    void endsNothingOfAnotherConnection() {
        var other = company.addConnection(connected.provider().issuer(), Map.of("name", "other"))
                .extract()
                .<String>path("id");

        send(other, token().claim("sub", "s-ann").compact()).statusCode(200);

        assertEquals(1, sessions());
    }

    @Test
    void endsWhatCameInHereAlsoWhenThePersonCameInByAnotherConnectionSince() {
        company.patch(connected.connection(), Map.of("domains", List.of())).statusCode(200);
        company.connect(connected.provider().issuer(), Map.of("name", "other"));
        var since = CompanySignIn.begin();
        since.signIn(email).then().statusCode(303);

        send(token().claim("sub", "s-ann").compact()).statusCode(200);

        ann.browser().get("/session").then().statusCode(303);
        since.browser().get("/session").then().statusCode(200);
    }

    @Test
    void takesATokenOnceAlsoInARace() {
        var token = token().claim("sid", "sid-1").compact();

        var statuses = Race.of(3, () -> send(token).extract().statusCode());

        assertEquals(List.of(200, 400, 400), statuses);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void refuses(String name, UnaryOperator<IdToken> change, String reason) {
        send(change.apply(token().claim("sid", "sid-1")).compact())
                .statusCode(400)
                .body("error", equalTo("invalid_request"));

        assertEquals(1, sessions());
        assertEquals(List.of(reason), Database.column("""
                        SELECT event->'event'->'parameters'->>'reason' FROM audit_outbox
                        WHERE organization_id = ? AND event->'event'->>'action' = 'logout'""", company.organizationId()));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("another key", token -> token.sign(Keys.OTHER), "token_signature"),
                wrong("another issuer", token -> token.claim("iss", "https://evil.example"), "token_issuer"),
                wrong("another client", token -> token.claim("aud", "other"), "token_audience"),
                wrong("expired", token -> token.time("exp", -600).time("iat", -700), "token_time"),
                wrong("never expires", token -> token.without("exp"), "token_time"),
                wrong("too old", token -> token.time("iat", -3_600), "token_time"),
                wrong("no event", token -> token.without("events"), "token_type"),
                wrong("another event", token -> token.claim("events", Map.of("x", Map.of())), "token_type"),
                wrong("an ID token", token -> token.claim("nonce", "n"), "token_type"),
                wrong("of nobody", token -> token.without("sid"), "token_subject"),
                wrong("without an id", token -> token.without("jti"), "token_subject"),
                wrong("of another type", token -> token.header("typ", "at+jwt"), "token_type"),
                wrong("a type that is no text", token -> token.header("typ", 7), "token_type"));
    }

    @Test
    void refusesWhatIsNoToken() {
        send("nonsense").statusCode(400);
        send("").statusCode(400);
        send(UUID.randomUUID().toString(), token().claim("sid", "sid-1").compact())
                .statusCode(400);
    }

    private static Arguments wrong(String name, UnaryOperator<IdToken> change, String reason) {
        return Arguments.of(name, change, reason);
    }

    private IdToken token() {
        return new IdToken(connected.provider().issuer(), "larch", "n")
                .without("nonce")
                .header("typ", "logout+jwt")
                .claim("jti", UUID.randomUUID().toString())
                .claim("events", Map.of(EVENT, Map.of()));
    }

    private ValidatableResponse send(String token) {
        return send(connected.connection(), token);
    }

    private static ValidatableResponse send(String connection, String token) {
        return given().formParam("logout_token", token)
                .post("/sso/{id}/backchannel-logout", connection)
                .then();
    }

    private int sessions() {
        return Database.column("SELECT id FROM web_session WHERE organization_id = ?", company.organizationId())
                .size();
    }
}
