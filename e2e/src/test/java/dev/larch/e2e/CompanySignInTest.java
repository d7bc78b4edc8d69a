package dev.larch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.browser.Chromium;
import dev.larch.e2e.browser.ChromiumExtension;
import dev.larch.e2e.browser.Window;
import dev.larch.e2e.company.Company;
import dev.larch.e2e.company.CompanyExtension;
import dev.larch.e2e.company.KeycloakForm;
import dev.larch.testbed.keycloak.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People of a company type their address and sign in at its own Keycloak. Whoever may not is told what to do. */
@ExtendWith({CompanyExtension.class, ChromiumExtension.class})
class CompanySignInTest {

    private static final String SESSION = "larch_session";
    private static final String WANTED = "/session/sessions";

    private final Company company;
    private final Window window;

    CompanySignInTest(Company company, Chromium chromium) {
        this.company = company;
        window = chromium.open();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void bringsANewPersonToThePageHeAskedFor() {
        window.open(company.larch("/sso/login?return_to=" + WANTED));
        window.keepPicture("sign-in");
        typeAddress(People.ADA);
        window.keepPicture("company-sign-in");

        assertEquals(200, KeycloakForm.signIn(window, People.ADA, People.PASSWORD));

        assertThat(window.page()).hasURL(company.larch(WANTED));
        window.open(company.larch("/session"));
        assertThat(window.page().locator("#email")).hasText(People.ADA);
        assertThat(window.page().locator("#roles")).containsText("OrgMember");
        window.keepPicture("company-signed-in");
    }

    @Test
    void asksWhomAnotherSiteSendsToTheProviderAndBringsHimToThePageHeAskedFor() {
        window.follow(company.larch(
                "/sso/%s/login?return_to=%s".formatted(company.own().id(), WANTED)));
        assertThat(window.page().locator("h2")).hasText("Do you want to sign in?");
        window.keepPicture("company-confirm");
        window.click("#continue");

        assertEquals(200, KeycloakForm.signIn(window, People.GRACE, People.PASSWORD));

        assertThat(window.page()).hasURL(company.larch(WANTED));
    }

    @Test
    void keepsASignInAfterTheProviderRotatedItsKey() {
        company.keycloak().admin("company").rotateSigningKey();
        goToProvider();

        assertEquals(200, KeycloakForm.signIn(window, People.GRACE, People.PASSWORD));

        assertTrue(window.hasCookie(SESSION));
    }

    @Test
    void endsWithTheSessionAtTheProvider() {
        // Of two sessions of a person, Keycloak has been seen to tell its clients about the older one only.
        company.signOutEverywhere(People.GRACE);
        goToProvider();
        KeycloakForm.signIn(window, People.GRACE, People.PASSWORD);

        company.signOutEverywhere(People.GRACE);

        // Keycloak tells its clients on its own time.
        await().atMost(10, SECONDS).until(this::isSignedOut);
    }

    @ParameterizedTest
    @CsvSource({
        People.ADA + ", not-the-password, Invalid username or password",
        People.DISABLED + ", " + People.PASSWORD + ", Account is disabled"
    })
    void leavesAtTheProviderWhomItRefuses(String name, String password, String message) {
        goToProvider();

        KeycloakForm.signIn(window, name, password);

        assertThat(window.page().locator("body")).containsText(message);
        assertTrue(window.page().url().startsWith(company.keycloak().url()));
        assertFalse(window.hasCookie(SESSION));
    }

    @ParameterizedTest
    @CsvSource({
        People.UNVERIFIED + ", Your e-mail address is not verified, email_unverified",
        People.FOREIGN + ", This address does not belong to your company, email_domain"
    })
    void tellsWhomItRefusesWhatToDo(String name, String title, String reason) {
        goToProvider();

        assertEquals(403, KeycloakForm.signIn(window, name, People.PASSWORD));

        assertThat(window.page().locator("#notice")).hasText(title);
        assertThat(window.page().locator("main")).containsText(reason);
        assertFalse(window.hasCookie(SESSION));
        window.keepPicture("refused-" + name.replaceAll("@.*", ""));
    }

    @Test
    void refusesAReplayedAnswer() {
        goToProvider();
        KeycloakForm.signIn(window, People.GRACE, People.PASSWORD);
        var answer = window.visited("/callback");

        assertEquals(401, window.open(answer));

        assertThat(window.page().locator("#notice")).hasText("This sign-in is over");
    }

    private boolean isSignedOut() {
        window.open(company.larch("/session"));
        return window.page().url().equals(company.larch("/sso/login"));
    }

    private void goToProvider() {
        window.open(company.larch("/sso/login"));
        typeAddress(People.ADA);
    }

    private void typeAddress(String email) {
        window.page().locator("#email").fill(email);
        window.click("button");
        assertThat(window.page()).hasTitle("Sign in to Example Company");
    }
}
