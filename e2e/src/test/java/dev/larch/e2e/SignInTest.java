package dev.larch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person signs in with a browser and sees who he is and what he may do. */
@ExtendWith(StacksExtension.class)
class SignInTest {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String OWNER = "owner@example.com";
    private static final double LIMIT_MILLIS = 15_000;

    @Test
    void showsTheOwnerHisRoles(Stacks stacks) {
        var port = stacks.in(Mode.PLAIN).port();
        try (var playwright = Playwright.create();
                var browser = launch(playwright)) {
            var page = browser.newPage();
            page.setDefaultTimeout(LIMIT_MILLIS);

            page.navigate("http://localhost:" + port + "/session/login");
            signIn(page, OWNER);

            assertThat(page).hasURL("http://localhost:" + port + "/session");
            assertThat(page.locator("#email")).hasText(OWNER);
            assertThat(page.locator("#roles")).containsText("OrgOwner");
            assertThat(page.locator("#permissions")).containsText("index:create");
            page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "sign-in.png")));
        }
    }

    private static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(browser()).setArgs(OPTIONS));
    }

    private static Path browser() {
        var directories = System.getenv("PATH").split(File.pathSeparator);
        return BROWSERS.stream()
                .flatMap(name -> Arrays.stream(directories).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no " + BROWSERS + " on the PATH: run scripts/install-test-tools"));
    }

    /** Fills in the development provider's form. */
    private static void signIn(Page page, String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("[type=submit]").click();
    }
}
