package dev.larch.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window of the browser, with cookies of its own; remembers which addresses it asked for. */
public final class Window implements AutoCloseable {

    private static final double LIMIT_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> visited = new ArrayList<>();

    Window(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onRequest(request -> visited.add(request.url()));
    }

    public Page page() {
        return page;
    }

    /** Goes to an address, and comes back with the status of the page that was shown in the end. */
    public int open(String address) {
        return page.navigate(address).status();
    }

    /** Clicks, and comes back with the status of the page that was shown in the end. */
    public int click(String selector) {
        Response response = page.waitForNavigation(() -> page.locator(selector).click());
        return response.status();
    }

    /** Follows a link of a page that is not Larch's. */
    public int follow(String address) {
        page.setContent("<a id=\"away\" href=\"%s\">Away</a>".formatted(address));
        return click("#away");
    }

    /** The last address with this in it that the window asked for. */
    public String visited(String part) {
        return visited.stream()
                .filter(address -> address.contains(part))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("never went to " + part + ", only to " + visited));
    }

    /** Whether the window holds a cookie. */
    public boolean hasCookie(String name) {
        return context.cookies().stream().anyMatch(cookie -> cookie.name.equals(name));
    }

    /** Keeps a picture of the page below {@code target/screenshots}. */
    public void keepPicture(String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
