package dev.larch.e2e.client;

import dev.larch.e2e.stack.StackEnvironment;
import java.net.URI;
import java.util.Map;

/** Somebody who signed in at the development provider, as his browser sees it: the session is in the cookies. */
public final class Person {

    private final String origin;
    private final Visitor browser = new Visitor();

    private Person(String origin) {
        this.origin = origin;
    }

    /** Signs in under that address. */
    public static Person signIn(StackEnvironment environment, String email) {
        var person = new Person(environment.controller());
        var atProvider = person.browser.get(person.at("/session/login"));
        var back = person.browser.submit(atProvider.location(), Map.of("username", email));
        person.browser.get(back.location()).reply().expect(303);
        return person;
    }

    /** The API under that base, with a 5-minute access token of the session. */
    public Api api(String base) {
        var visit = browser.submit(at("/session/token"), Map.of());
        return Api.withToken(
                base, visit.reply().expect(200).json().path("access_token").asText());
    }

    private URI at(String path) {
        return URI.create(origin + path);
    }
}
