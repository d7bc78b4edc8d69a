package dev.larch.e2e.client;

import dev.larch.e2e.stack.StackEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody who signed in at the development provider, as his browser sees it: the session is in the cookies. */
public final class Person {

    private final String origin;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Person(String origin) {
        this.origin = origin;
    }

    /** Signs in under that address. */
    public static Person signIn(StackEnvironment environment, String email) {
        var person = new Person(environment.controller());
        var atProvider = person.send(HttpRequest.newBuilder(person.at("/session/login")));
        var form = BodyPublishers.ofString("username=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        var back = person.send(HttpRequest.newBuilder(location(atProvider))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form));
        person.send(HttpRequest.newBuilder(location(back)));
        return person;
    }

    /** The API under that base, with a 5-minute access token of the session. */
    public Api api(String base) {
        var reply = send(HttpRequest.newBuilder(at("/session/token"))
                .header("Origin", origin)
                .POST(BodyPublishers.noBody()));
        return Api.withToken(
                base, Reply.of(reply).expect(200).json().path("access_token").asText());
    }

    private URI at(String path) {
        return URI.create(origin + path);
    }

    private static URI location(HttpResponse<String> redirect) {
        return redirect.uri()
                .resolve(redirect.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError("no redirect: " + redirect + " " + redirect.body())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
