package dev.larch.iam.exchange;

import static dev.larch.iam.exchange.TokenExchangeTest.AUDIENCE;
import static dev.larch.iam.exchange.TokenExchangeTest.ISSUER;
import static dev.larch.iam.exchange.TokenExchangeTest.OTHER;
import static dev.larch.iam.exchange.TokenExchangeTest.SUBJECT;

import dev.larch.iam.fixture.Installation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tokens in each of which one thing is wrong, with the reason that the audit log gives. */
final class BadTokens {

    /** One of them. */
    record Bad(String name, String token, String reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    private BadTokens() {}

    static Stream<Bad> all() {
        return Stream.of(shapes(), algorithms(), signatures(), keys(), headers(), parties(), times())
                .flatMap(bad -> bad);
    }

    private static Stream<Bad> shapes() {
        return Stream.of(
                new Bad("no token", "x", "malformed"),
                new Bad("empty parts", "..", "malformed"),
                new Bad("two parts", cut(good()), "malformed"),
                new Bad("five parts", good() + ".a.b", "malformed"),
                new Bad("too long", good() + "A".repeat(17_000), "malformed"));
    }

    private static Stream<Bad> algorithms() {
        return Stream.of(
                new Bad("no signature", unsigned("none"), "malformed"),
                new Bad("algorithm none with a signature", unsigned("none") + "AAAA", "algorithm"),
                new Bad("algorithm nOnE", unsigned("nOnE") + "AAAA", "algorithm"),
                new Bad("EdDSA", unsigned("EdDSA") + "AAAA", "algorithm"),
                new Bad("HMAC with the public key", hmac(), "algorithm"));
    }

    private static Stream<Bad> signatures() {
        return Stream.of(
                new Bad("garbage signature", cut(good()) + ".AAAA", "signature"),
                new Bad("claims changed", tampered(), "signature"),
                new Bad("key of another issuer", signed(OTHER.key("k1"), Map.of("kid", "k1")), "signature"),
                new Bad("RSA for an EC key", signed(Map.of("kid", "e1")), "signature"));
    }

    private static Stream<Bad> keys() {
        var elsewhere = OTHER.url() + "/jwks";
        return Stream.of(
                new Bad("unknown key", signed(Map.of("kid", "k9")), "unknown_key"),
                new Bad("kid is a path", signed(Map.of("kid", "../../jwks")), "unknown_key"),
                new Bad("kid is an address", signed(Map.of("kid", OTHER.url())), "unknown_key"),
                new Bad("no kid among several keys", signed(Map.of()), "unknown_key"),
                new Bad("key in the header", withOwnKey(), "unknown_key"),
                new Bad("jku of another", signed(Map.of("kid", "k9", "jku", elsewhere)), "unknown_key"),
                new Bad("x5u of another", signed(Map.of("kid", "k9", "x5u", elsewhere)), "unknown_key"));
    }

    private static Stream<Bad> headers() {
        return Stream.of(
                new Bad("critical extension", signed(Map.of("kid", "k1", "crit", List.of("x"), "x", 1)), "malformed"),
                new Bad("logout token", signed(Map.of("kid", "k1", "typ", "logout+jwt")), "malformed"),
                new Bad("kid is a number", signed(Map.of("kid", 7)), "malformed"));
    }

    private static Stream<Bad> parties() {
        return Stream.of(
                claim("another issuer", "iss", OTHER.url(), "no_rule"),
                claim("issuer with a slash", "iss", ISSUER.url() + "/", "no_rule"),
                claim("issuer is Larch", "iss", Installation.ISSUER, "no_rule"),
                claim("issuer missing", "iss", null, "malformed"),
                claim("another audience", "aud", "https://other.example", "no_rule"),
                claim("audience list", "aud", List.of(AUDIENCE, "https://other.example"), "no_rule"),
                claim("audience in capitals", "aud", "HTTPS://LARCH.EXAMPLE", "no_rule"),
                claim("audience missing", "aud", null, "malformed"),
                claim("audience empty", "aud", List.of(), "no_rule"),
                claim("another subject", "sub", "system:serviceaccount:prod:other", "no_rule"),
                claim("subject goes on", "sub", SUBJECT + "2", "no_rule"),
                claim("subject missing", "sub", null, "malformed"),
                claim("subject is a number", "sub", 7, "malformed"));
    }

    private static Stream<Bad> times() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                claim("expired", "exp", now - 120, "claims"),
                claim("no expiry", "exp", null, "claims"),
                claim("expiry is a text", "exp", "soon", "claims"),
                claim("lives too long", "exp", now + 90_000, "claims"),
                claim("not yet valid", "nbf", now + 120, "claims"),
                claim("issued in the future", "iat", now + 120, "claims"),
                claim("no time of issue", "iat", null, "claims"));
    }

    private static Bad claim(String name, String claim, @Nullable Object value, String reason) {
        var claims = claims();
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return new Bad(name, TestIssuer.sign(claims, ISSUER.key("k1"), "RS256"), reason);
    }

    private static String signed(Map<String, Object> header) {
        return signed(ISSUER.key("k1"), header);
    }

    private static String signed(PublicJsonWebKey key, Map<String, Object> header) {
        var whole = new HashMap<String, Object>(header);
        whole.put("alg", "RS256");
        return TestIssuer.sign(claims(), key, whole);
    }

    private static String withOwnKey() {
        var own = TestIssuer.rsa("own");
        var jwk = own.toParams(OutputControlLevel.PUBLIC_ONLY);
        return signed(own, Map.of("kid", "own", "jwk", jwk));
    }

    private static String unsigned(String algorithm) {
        var header = "{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm);
        return base64(header) + "." + base64(JsonUtil.toJson(claims())) + ".";
    }

    private static String hmac() {
        try {
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue("HS256");
            token.setKeyIdHeaderValue("k1");
            token.setKey(new HmacKey(ISSUER.key("k1").getPublicKey().getEncoded()));
            token.setPayload(JsonUtil.toJson(claims()));
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tampered() {
        var other = ISSUER.claims(AUDIENCE, "somebody");
        var parts = TestIssuer.sign(other, ISSUER.key("k1"), "RS256").split("\\.");
        return parts[0] + "." + base64(JsonUtil.toJson(claims())) + "." + parts[2];
    }

    private static String good() {
        return signed(Map.of("kid", "k1"));
    }

    private static Map<String, Object> claims() {
        return ISSUER.claims(AUDIENCE, SUBJECT);
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
