package dev.larch.iam.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys, grants and answers that are broken, swapped or somebody else's. */
final class EndpointCases {

    private static final String KEYS = "provider_keys";
    private static final String SIGNATURE = "token_signature";
    private static final String GRANT = "provider_grant";
    private static final String DOWN = "provider_answer";
    private static final String ANSWER = "provider_response";

    private EndpointCases() {}

    static Stream<HostileCase> all() {
        return Stream.of(keys(), tokenEndpoint(), grants(), answers()).flatMap(cases -> cases);
    }

    private static Stream<HostileCase> keys() {
        return Stream.of(
                jwks("keys down", () -> Answer.status(500), KEYS),
                jwks("keys elsewhere", () -> Answer.redirect("/other"), KEYS),
                jwks("keys no JSON", () -> Answer.text("<html>"), KEYS),
                jwks("keys not there", () -> Answer.json(Map.of()), KEYS),
                jwks("keys a text", () -> Answer.json(Map.of("keys", "x")), KEYS),
                jwks("keys numbers", () -> Answer.json(Map.of("keys", List.of(1))), KEYS),
                jwks("keys too many", EndpointCases::hugeKeys, KEYS),
                jwks("no key", HostileProvider::keys, SIGNATURE),
                jwks("keys swapped", () -> HostileProvider.keys(Keys.published(Keys.OTHER)), SIGNATURE),
                jwks("symmetric key", () -> HostileProvider.keys(with("kty", "oct")), SIGNATURE),
                jwks("key of a curve", () -> HostileProvider.keys(with("kty", "EC")), SIGNATURE),
                jwks("key for encryption", () -> HostileProvider.keys(with("use", "enc")), SIGNATURE),
                jwks("one id, two keys", EndpointCases::twins, SIGNATURE),
                new HostileCase("key of 1,024 bits", EndpointCases::weak, SIGNATURE));
    }

    static Stream<HostileCase> tokenEndpoint() {
        return Stream.of(
                endpoint("token endpoint down", _ -> Answer.status(500), DOWN),
                endpoint("token endpoint refuses", _ -> Answer.status(400), GRANT),
                endpoint("token endpoint elsewhere", _ -> Answer.redirect("/other"), DOWN),
                endpoint("grant no JSON", _ -> Answer.text("<html>"), DOWN),
                endpoint("grant a list", answer -> Answer.text("[" + answer.body() + "]"), DOWN),
                endpoint("grant too long", _ -> Answer.text("\"" + "x".repeat(2_000_000) + "\""), DOWN),
                endpoint("grant too deep", _ -> Answer.text("[".repeat(100_000)), DOWN));
    }

    static Stream<HostileCase> grants() {
        return Stream.of(
                grant("no token", answer -> without(answer, "id_token"), DOWN),
                grant("token null", answer -> put(answer, "id_token", null), DOWN),
                grant("token a list", answer -> put(answer, "id_token", List.of("a")), DOWN),
                grant("token of one part", answer -> put(answer, "id_token", "abc"), "token_form"),
                grant("token of five parts", answer -> put(answer, "id_token", "a.b.c.d.e"), "token_form"));
    }

    private static Stream<HostileCase> answers() {
        return Stream.of(
                answer("denied", back -> error(back, "access_denied"), "access_denied"),
                answer("error with markup", back -> error(back, "<script>alert(1)</script>"), ANSWER),
                answer("no code", back -> back.remove("code"), ANSWER),
                answer("empty code", back -> back.put("code", ""), ANSWER),
                answer("code of nobody", back -> back.put("code", "made-up"), GRANT),
                answer("code with NUL", back -> back.put("code", "c\u0000"), ANSWER),
                answer("issuer of another", back -> back.put("iss", "https://idp.evil.example"), "mix_up"),
                answer("empty issuer", back -> back.put("iss", ""), "mix_up"));
    }

    private static HostileCase jwks(String name, Supplier<Answer> answer, String reason) {
        return new HostileCase(name, provider -> provider.answerJwks(answer), reason);
    }

    private static HostileCase endpoint(String name, UnaryOperator<Answer> answer, String reason) {
        return new HostileCase(name, provider -> provider.answerToken(answer), reason);
    }

    private static HostileCase grant(String name, UnaryOperator<Map<String, Object>> change, String reason) {
        return new HostileCase(name, provider -> provider.changeGrant(change), reason);
    }

    private static HostileCase answer(String name, Consumer<Map<String, String>> change, String reason) {
        return new HostileCase(name, provider -> provider.changeAnswer(change), reason);
    }

    private static void weak(HostileProvider provider) {
        provider.answerJwks(() -> HostileProvider.keys(Keys.published(Keys.WEAK)));
        provider.changeToken(token -> token.signing = Signing.rs256(Keys.WEAK));
    }

    private static Answer twins() {
        return HostileProvider.keys(Keys.published(Keys.OTHER), Keys.published(Keys.GOOD), Keys.published(Keys.WEAK));
    }

    private static Answer hugeKeys() {
        var key = Keys.published(Keys.OTHER);
        return Answer.json(
                Map.of("keys", IntStream.range(0, 5_000).mapToObj(_ -> key).toList()));
    }

    private static Map<String, Object> with(String member, Object value) {
        return put(Keys.published(Keys.GOOD), member, value);
    }

    private static void error(Map<String, String> back, String error) {
        back.remove("code");
        back.put("error", error);
        back.put("error_description", "<b>Ask</b> " + error);
    }

    private static Map<String, Object> put(Map<String, Object> members, String name, Object value) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> members, String name) {
        return members.entrySet().stream()
                .filter(member -> !member.getKey().equals(name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
