package dev.larch.iam.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sign-in through an identity provider. */
@QuarkusTest
class SignInResourceTest {

    private final Tenant tenant = Tenant.create();
    private final String subject = UUID.randomUUID().toString();
    private final String email = "Bo-%s@Acme.example".formatted(subject);
    private final Browser browser = new Browser();

    @Test
    void bindsWhoIsExpectedAndOpensASession() {
        var user = tenant.expect(email.toLowerCase(Locale.ROOT), "OrgMember");

        var cookie = browser.signIn(claims(subject, email, "true"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/session"))
                .extract()
                .response()
                .getDetailedCookie("larch_session");

        assertTrue(cookie.isHttpOnly() && cookie.isSecured(), cookie::toString);
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/session", cookie.getPath());
        assertEquals(Set.of("larch_session"), browser.cookies().keySet());
        browser.get("/session").then().statusCode(200).body(containsString("Bo Bolt"), containsString("OrgMember"));
        assertEquals(List.of(subject), Database.column("SELECT subject FROM app_user WHERE id = ?", user));
        assertEquals(List.of("login user " + email.toLowerCase(Locale.ROOT)), Database.events(tenant.organizationId()));
    }

    @Test
    void knowsABoundPersonWhateverHisAddressBecame() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgMember");
        browser.signIn(claims(subject, email, "true")).then().statusCode(303);

        new Browser().signIn(claims(subject, "other-" + email, "true")).then().statusCode(303);
    }

    @Test
    void opensNothingToSomebodyElseWithTheSameAddress() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgOwner");
        browser.signIn(claims(subject, email, "true")).then().statusCode(303);

        new Browser()
                .signIn(claims("impostor-" + subject, email, "true"))
                .then()
                .statusCode(403);
    }

    @Test
    void makesNothingForAnUnknownPerson() {
        browser.signIn(claims(subject, email, "true"))
                .then()
                .statusCode(403)
                .body(containsString("You are not a member here"));

        assertTrue(browser.cookies().isEmpty(), () -> browser.cookies().toString());
        assertEquals(List.of(), Database.column("SELECT id FROM app_user WHERE subject = ?", subject));
    }

    @Test
    void refusesAnAddressThatTheProviderHasNotVerified() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgOwner");

        browser.signIn(claims(subject, email, "false"))
                .then()
                .statusCode(401)
                .body(containsString("The sign-in did not succeed"));
    }

    @Test
    void takesNoLetterForAnotherThatLooksLikeIt() {
        // The Kelvin sign becomes a k in lower case.
        tenant.expect("k" + email.toLowerCase(Locale.ROOT), "OrgMember");

        browser.signIn(claims(subject, "\u212A" + email, "true")).then().statusCode(401);
    }

    @Test
    void refusesAnAnswerThatThisBrowserDidNotAskFor() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgOwner");
        var stolen = browser.comeBack(claims(subject, email, "true"));

        new Browser().get(stolen).then().statusCode(401);
        given().get("/session/callback").then().statusCode(401);
        given().get("/session/callback?code=x&state=y").then().statusCode(401);
    }

    @Test
    void takesAnAnswerOnce() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgMember");
        var address = browser.comeBack(claims(subject, email, "true"));
        browser.get(address).then().statusCode(303);

        browser.get(address).then().statusCode(401);
    }

    @Test
    void returnsToThePageThatWasAskedFor() {
        tenant.expect(email.toLowerCase(Locale.ROOT), "OrgMember");
        browser.post("/sso/login", Map.of("email", email, "return_to", "/session/sessions"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/session/login"));

        browser.signIn(claims(subject, email, "true")).then().header("Location", endsWith("/session/sessions"));

        assertEquals(Set.of("larch_session"), browser.cookies().keySet());
    }

    @Test
    void asksForPkceAndANonce() {
        var atProvider =
                browser.get("/session/login").then().statusCode(302).extract().header("Location");

        assertTrue(atProvider.contains("code_challenge_method=S256"), atProvider);
        assertTrue(atProvider.contains("nonce="), atProvider);
        assertTrue(atProvider.contains("response_type=code"), atProvider);
    }

    private static String claims(String subject, String email, String verified) {
        return "{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":%s,\"name\":\"Bo Bolt\"}"
                .formatted(subject, email, verified);
    }
}
