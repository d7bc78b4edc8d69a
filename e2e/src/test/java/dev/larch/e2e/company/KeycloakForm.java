package dev.larch.e2e.company;

import dev.larch.e2e.browser.Window;

/** Keycloak's own sign-in page. */
public final class KeycloakForm {

    private static final String BUTTON = "#kc-login";

    private KeycloakForm() {}

    /** Fills it in and sends it; comes back with the status of the page that was shown in the end. */
    public static int signIn(Window window, String name, String password) {
        window.page().locator("#username").fill(name);
        window.page().locator("#password").fill(password);
        return window.click(BUTTON);
    }
}
