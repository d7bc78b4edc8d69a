package dev.larch.iam.hostile;

import static dev.larch.iam.hostile.HostileCase.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that the provider's published key did not sign, or that say how they want to be checked. */
final class SignatureCases {

    private static final String REASON = "token_signature";
    private static final String FORM = "token_form";
    private static final byte[] PUBLIC_KEY = Keys.GOOD.getPublic().getEncoded();
    private static final byte[] SECRET = HostileProvider.CLIENT_SECRET.getBytes(StandardCharsets.US_ASCII);

    private SignatureCases() {}

    static Stream<HostileCase> all() {
        return Stream.of(algorithms(), keyIds(), headers(), forms()).flatMap(cases -> cases);
    }

    private static Stream<HostileCase> algorithms() {
        return Stream.of(
                token("none", token -> token.signed("none", Signing.fixed("")), REASON),
                token("None", token -> token.signed("None", Signing.fixed("")), REASON),
                token("nOnE with a signature", token -> token.signed("nOnE", Signing.fixed("x")), REASON),
                token("empty algorithm", token -> token.header("alg", ""), REASON),
                token("no algorithm", token -> token.header.remove("alg"), REASON),
                token("HS256 with the public key", token -> token.signed("HS256", hmac(PUBLIC_KEY)), REASON),
                token("HS256 with the key's PEM", token -> token.signed("HS256", hmac(pem())), REASON),
                token("HS256 with our secret", token -> token.signed("HS256", hmac(SECRET)), REASON),
                token("RS384 over an RS256 signature", token -> token.header("alg", "RS384"), REASON),
                token("SHA-1", token -> token.signed("RS1", Signing.rsa("SHA1withRSA", Keys.GOOD)), REASON),
                token("ES256 with an RSA key", token -> token.header("alg", "ES256"), REASON),
                token("another key", token -> token.signing = Signing.rs256(Keys.OTHER), REASON),
                token("no signature", token -> token.signing = Signing.fixed(""), REASON),
                token("half a signature", token -> token.signing = Signing.fixed("half"), REASON));
    }

    private static Stream<HostileCase> keyIds() {
        return Stream.of(
                        "unknown-key",
                        "",
                        "../../../../dev/null",
                        "http://127.0.0.1:1/key",
                        "' OR '1'='1",
                        "x\u0000y",
                        "k".repeat(10_000))
                .map(kid -> token(
                        "kid " + kid.substring(0, Math.min(kid.length(), 20)).replace('\0', '0'),
                        token -> token.header("kid", kid).signing = Signing.rs256(Keys.OTHER),
                        REASON));
    }

    private static Stream<HostileCase> headers() {
        var address = "http://127.0.0.1:1/evil";
        return Stream.of(
                        Map.entry("jku", (Object) address),
                        Map.entry("x5u", (Object) address),
                        Map.entry("jwk", (Object) Keys.published(Keys.OTHER)),
                        Map.entry("x5c", (Object) List.of(Base64.getEncoder().encodeToString(PUBLIC_KEY))))
                .map(header -> token(
                        header.getKey() + " of the token itself",
                        token -> token.header(header.getKey(), header.getValue()).signing = Signing.rs256(Keys.OTHER),
                        REASON));
    }

    private static Stream<HostileCase> forms() {
        return Stream.of(
                token("crit that nobody knows", token -> token.header("crit", List.of("exp")), FORM),
                token("unencoded payload", token -> token.header("b64", false).header("crit", List.of("b64")), FORM),
                token("payload no JSON", token -> token.payload = "not json", FORM),
                token("payload an array", token -> token.payload = "[]", FORM),
                token("payload too deep", token -> token.payload = "[".repeat(9_000), FORM),
                token("64 KiB of token", token -> token.claim("filler", "x".repeat(65_536)), FORM));
    }

    private static Signing hmac(byte[] secret) {
        return Signing.hmac("HmacSHA256", secret);
    }

    private static byte[] pem() {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(PUBLIC_KEY);
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
