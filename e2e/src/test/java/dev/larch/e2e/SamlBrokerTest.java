package dev.larch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.larch.e2e.browser.Chromium;
import dev.larch.e2e.browser.ChromiumExtension;
import dev.larch.e2e.company.Company;
import dev.larch.e2e.company.CompanyExtension;
import dev.larch.e2e.company.KeycloakForm;
import dev.larch.testbed.keycloak.People;
import dev.larch.testbed.keycloak.SamlBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People of a company that speaks SAML only sign in through a broker that is set up as the guide says. */
@ExtendWith({CompanyExtension.class, ChromiumExtension.class})
class SamlBrokerTest {

    @Test
    void bringsPeopleInWithTheRolesOfTheirGroups(Company company, Chromium chromium) {
        company.connectBySaml();
        try (var window = chromium.open()) {
            window.open(company.larch("/sso/login"));
            window.page().locator("#email").fill(SamlBroker.SAM);
            window.page().locator("button").click();
            window.page().waitForURL("**/realms/saml-company/**");

            KeycloakForm.signIn(window, SamlBroker.SAM, People.PASSWORD);

            window.page().waitForURL(company.larch("/session"));
            assertThat(window.page().locator("#email")).hasText(SamlBroker.SAM);
            assertThat(window.page().locator("#roles")).containsText("OrgMember");
            assertThat(window.page().locator("#roles")).containsText("OrgManager");
        }
    }
}
