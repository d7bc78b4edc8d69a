package dev.larch.iam.sso;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.hostile.ConnectedCompany;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which people sign in. */
@QuarkusTest
class SignInPageTest {

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final String email = connected.ann();
    private final CompanySignIn ann = CompanySignIn.begin();
    private String connection = "";

    @BeforeEach
    void connect() {
        connected.connect();
        connection = connected.connection();
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void asksForAnAddressAndLeadsAway() {
        given().get("/sso/login?return_to=/console")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("form-action 'self' https:;"))
                .header("Cache-Control", "no-store")
                .body(containsString("<label for=\"email\""), containsString("value=\"/console\""));
        given().get("/sso/login?return_to=//evil.example").then().body(containsString("value=\"/session\""));
    }

    @Test
    void asksTheProviderWithProofs() {
        var query = new QueryStringDecoder(ann.depart(email, "/session")).parameters();

        assertEquals(List.of("code"), query.get("response_type"));
        assertEquals(List.of("larch"), query.get("client_id"));
        assertEquals(List.of("https://larch.test/sso/%s/callback".formatted(connection)), query.get("redirect_uri"));
        assertEquals(List.of("S256"), query.get("code_challenge_method"));
        assertEquals(List.of(email), query.get("login_hint"));
        assertEquals(43, query.get("state").getFirst().length());
        assertEquals(43, query.get("nonce").getFirst().length());
        assertFalse(query.containsKey("prompt"));
    }

    @Test
    void sendsStrangersToTheInstallationsProvider() {
        new Browser()
                .post("/sso/login", Map.of("email", "ann@unknown.example"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/session/login"));
    }

    @Test
    void routesNeitherUnprovedDomainsNorConnectionsThatAreOff() {
        var other = Company.create();
        other.addDomain(other.domain());
        company.patch(connection, Map.of("enabled", false)).statusCode(200);

        for (var address : List.of(other.email("ann"), email)) {
            new Browser()
                    .post("/sso/login", Map.of("email", address))
                    .then()
                    .header("Location", endsWith("/session/login"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@example.com", "ann@", "<script>@x", "a\u0000@example.com"})
    void saysWhatAnAddressLooksLike(String text) {
        new Browser()
                .post("/sso/login", Map.of("email", text))
                .then()
                .statusCode(400)
                .body(containsString("role=\"alert\""), not(containsString("<script>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "reauthenticate"})
    void asksWhomAnotherSiteHasSent(String way) {
        var path = "/sso/%s/%s".formatted(connection, way);
        var browser = new Browser();

        browser.follow(path + "?return_to=%2Fconsole%3Fa%3D1%26b")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("form-action 'self' https:;"))
                .body(
                        containsString("Do you want to sign in?"),
                        containsString("<form method=\"post\" action=\"" + path + "\""),
                        containsString("name=\"return_to\" value=\"/console?a=1&amp;b\""),
                        containsString("href=\"/sso/login?return_to=%2Fconsole%3Fa%3D1%26b\""));

        assertEquals(Map.of(), browser.cookies());
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "reauthenticate"})
    void leadsWhoeverConfirmsToTheProviderAndThenToThePageHeAskedFor(String way) {
        var browser = ann.browser();
        connected.person("s-ann", email, Map.of("auth_time", Instant.now().getEpochSecond()));

        var atProvider = browser.post("/sso/%s/%s".formatted(connection, way), Map.of("return_to", "/console"))
                .then()
                .statusCode(303)
                .header("Location", startsWith(connected.provider().issuer()))
                .extract()
                .header("Location");

        assertEquals(
                way.equals("reauthenticate"),
                new QueryStringDecoder(atProvider).parameters().containsKey("prompt"));
        browser.get(ann.comeBack(atProvider)).then().statusCode(303).header("Location", endsWith("/console"));
    }

    @Test
    void tellsWhoConfirmsWithABrowserThatSaysNothingWhatToDo() {
        for (var way : List.of("login", "reauthenticate")) {
            form().post("/sso/{id}/{way}", connection, way)
                    .then()
                    .statusCode(403)
                    .contentType("text/html")
                    .cookies(Map.of())
                    .body(containsString("Origin and Sec-Fetch-Site"), not(containsString("<form")));
        }
    }

    @Test
    void takesTheOriginAloneForAnAnswer() {
        form().header("Origin", Installation.ISSUER)
                .post("/sso/{id}/login", connection)
                .then()
                .statusCode(303);
        form().header("Origin", "https://evil.example")
                .post("/sso/{id}/login", connection)
                .then()
                .statusCode(403);
    }

    @Test
    void takesNoFormOfAnotherSite() {
        for (var path : List.of("/sso/login", "/sso/%s/login".formatted(connection))) {
            form().header("Sec-Fetch-Site", "cross-site")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("text/html");
        }
    }

    private RequestSpecification form() {
        return given().redirects().follow(false).formParam("email", email).formParam("return_to", "/session");
    }
}
