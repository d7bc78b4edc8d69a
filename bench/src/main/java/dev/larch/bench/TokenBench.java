package dev.larch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.kernel.Sha256;
import dev.larch.testbed.keycloak.Clients;
import dev.larch.testbed.keycloak.Keycloak;
import dev.larch.testbed.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Tokens for client credentials, their introspection, and the look-up of a key that a service has not seen, by iam-service
 * and by Keycloak in turns, over the same client. Keycloak knows no such keys: its introspection answers the same question.
 */
public final class TokenBench {

    private static final int WARM_UPS = 10;
    private static final int PAIRS = 5;
    private static final long MILLIS = 3_000;
    private static final List<String> GOOD = List.of("access_token", "\"active\":true", "\"principal\":{");
    private static final String GRANT = "grant_type=client_credentials";

    // The testbed keeps to the quick compiler, for short runs; here Keycloak gets what it gets in production.
    private static final Map<String, String> KEYCLOAK = Map.of(
            "JAVA_OPTS",
            "--add-opens=java.base/java.lang=ALL-UNNAMED -Xms512m -Xmx512m -Dfile.encoding=UTF-8"
                    + " -Djava.security.egd=file:/dev/urandom");

    private TokenBench() {}

    public static void main(String[] arguments) {
        try (var larch = BenchStack.start();
                var keycloak = Keycloak.start(Ports.free(), KEYCLOAK)) {
            var ours = basic(larch.clientId(), larch.clientSecret());
            var theirs = basic(Clients.ROBOT, Clients.ROBOT_SECRET);
            var company = keycloak.realm("company");
            var issue = Exchange.form(larch.iam().resolve("/oauth/token"), ours, GRANT);
            var otherIssue = Exchange.form(URI.create(company.tokenEndpoint()), theirs, GRANT);
            compare("token issue", issue, otherIssue, 2);
            var introspection =
                    Exchange.form(URI.create(company.introspectionEndpoint()), theirs, "token=" + token(otherIssue));
            compare(
                    "token introspection",
                    Exchange.form(larch.iam().resolve("/oauth/introspect"), ours, "token=" + token(issue)),
                    introspection,
                    5);
            compare("key check, cold / its introspection", resolution(larch), introspection, 1);
        }
    }

    private static Exchange resolution(BenchStack larch) {
        var service = "index-service";
        var token = token(Exchange.form(
                larch.iam().resolve("/oauth/token"),
                basic(service, larch.secretOf(service)),
                GRANT + "&audience=larch:iam-service"));
        return Exchange.json(
                larch.iam().resolve("/internal/v1/principals:resolve"),
                token,
                "{\"key_sha256\":\"%s\"}".formatted(Sha256.hex(larch.apiKey())));
    }

    private static void compare(String what, Exchange subject, Exchange yardstick, int goal) {
        requireGood(subject);
        requireGood(yardstick);
        var ratios = new double[PAIRS];
        var last = new double[2];
        for (int round = -WARM_UPS; round < PAIRS; round++) {
            last[0] = subject.perSecond(MILLIS);
            last[1] = yardstick.perSecond(MILLIS);
            if (round >= 0) {
                ratios[round] = last[0] / last[1];
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "%s, iam-service / Keycloak 26.5.6: %.2f, %.2f to %.2f (goal: at least %d; last %,.0f/s and %,.0f/s)%n",
                what, ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1], goal, last[0], last[1]);
    }

    /** An answer that is quick because it says no would be worth nothing. */
    private static void requireGood(Exchange exchange) {
        var answer = exchange.once();
        if (GOOD.stream().noneMatch(answer::contains)) {
            throw new IllegalStateException(exchange + " answers " + answer);
        }
    }

    private static String token(Exchange issue) {
        try {
            var token = new ObjectMapper()
                    .readTree(issue.once())
                    .path("access_token")
                    .asText();
            return URLEncoder.encode(token, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String basic(String clientId, String secret) {
        return Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
