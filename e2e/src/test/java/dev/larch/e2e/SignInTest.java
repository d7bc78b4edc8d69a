package dev.larch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.larch.e2e.browser.Chromium;
import dev.larch.e2e.browser.ChromiumExtension;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person signs in with a browser at the development provider and sees who he is and what he may do. */
@ExtendWith({StacksExtension.class, ChromiumExtension.class})
class SignInTest {

    private static final String OWNER = "owner@example.com";

    @Test
    void showsTheOwnerHisRoles(Stacks stacks, Chromium chromium) {
        var larch = "http://localhost:" + stacks.in(Mode.PLAIN).port();
        try (var window = chromium.open()) {
            var page = window.page();

            window.open(larch + "/session/login");
            page.locator("input[name=username]").fill(OWNER);
            page.locator("[type=submit]").click();

            assertThat(page).hasURL(larch + "/session");
            assertThat(page.locator("#email")).hasText(OWNER);
            assertThat(page.locator("#roles")).containsText("OrgOwner");
            assertThat(page.locator("#permissions")).containsText("index:create");
            window.keepPicture("development-sign-in");
        }
    }
}
