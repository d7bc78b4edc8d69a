package dev.larch.e2e.company;

import dev.larch.e2e.client.Reply;
import dev.larch.e2e.client.Visitor;
import dev.larch.testbed.keycloak.People;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who signs in at his own provider, step by step, with a browser that has no screen. */
public final class Employee {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"xsrf\" value=\"([^\"]+)\"");
    private static final int MOST_STEPS = 10;

    private final Company company;
    private final Visitor browser;

    Employee(Company company) {
        this.company = company;
        this.browser = new Visitor(company.partner().provider().certificate().trusting());
    }

    /** Types his address; comes back with the question that Larch sends him to his provider with. */
    public URI ask(String email) {
        var form = Map.of("email", email, "return_to", "/session");
        return browser.submit(URI.create(company.larch("/sso/login")), form).location();
    }

    /** The question of a connection, put by nobody's address in particular. */
    public URI askBy(Connection connection) {
        return browser.get(URI.create(company.larch("/sso/%s/login".formatted(connection.id()))))
                .location();
    }

    /** Goes to the provider with the question; comes back with the answer, the address that Larch has not yet seen. */
    public URI answer(URI question) {
        var at = question;
        for (var step = 0; step < MOST_STEPS; step++) {
            var visit = browser.get(company.partner().provider().here(at));
            at = visit.isRedirect() ? visit.location() : fillIn(visit.at().resolve(form(visit.reply())));
            if (at.toString().startsWith(company.larch(""))) {
                return at;
            }
        }
        throw new AssertionError("The provider never sends back: " + at);
    }

    /** Brings an answer to Larch. */
    public Reply bring(URI answer) {
        return browser.get(answer).reply();
    }

    /** All of it. */
    public Reply signIn(String email) {
        return bring(answer(ask(email)));
    }

    /** His own page; it sends whoever is not signed in away. */
    public Reply page() {
        return browser.get(URI.create(company.larch("/session"))).reply();
    }

    /** Signs out at the partner's provider, and at every client of it. */
    public void signOutAtPartner() {
        var provider = company.partner().provider();
        var page = browser.get(provider.here(URI.create(provider.issuer() + "/session/end")));
        var token = HIDDEN.matcher(page.reply().expect(200).body());
        if (!token.find()) {
            throw new AssertionError("no form: " + page.reply().body());
        }
        browser.submit(
                provider.here(URI.create(provider.issuer() + "/session/end/confirm")),
                Map.of("xsrf", token.group(1), "logout", "yes"));
    }

    /** Keycloak alone has a form. */
    private URI fillIn(URI form) {
        return browser.submit(form, Map.of("username", People.ADA, "password", People.PASSWORD))
                .location();
    }

    private static String form(Reply page) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form: " + page.status() + " " + page.body());
        }
        return form.group(1).replace("&amp;", "&");
    }
}
