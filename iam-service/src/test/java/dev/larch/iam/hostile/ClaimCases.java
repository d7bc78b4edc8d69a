package dev.larch.iam.hostile;

import static dev.larch.iam.hostile.HostileCase.token;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that are signed as they should be, and say what must not be believed. */
final class ClaimCases {

    private static final String US = HostileProvider.CLIENT_ID;
    private static final String ISSUER = "token_issuer";
    private static final String AUDIENCE = "token_audience";
    private static final String TIME = "token_time";
    private static final String NONCE = "token_nonce";
    private static final String FORM = "token_form";
    private static final String SUBJECT = "token_subject";

    private ClaimCases() {}

    static Stream<HostileCase> all() {
        return Stream.of(issuers(), audiences(), times(), nonces(), subjects()).flatMap(cases -> cases);
    }

    private static Stream<HostileCase> issuers() {
        return Stream.of(
                token("another issuer", token -> token.claim("iss", "https://idp.evil.example"), ISSUER),
                token("issuer with a slash", token -> token.claim("iss", token.claims.get("iss") + "/"), ISSUER),
                token("issuer in capitals", token -> token.claim("iss", "HTTP" + issuerEnd(token)), ISSUER),
                token("issuer in a list", token -> token.claim("iss", List.of(token.claims.get("iss"))), FORM),
                token("no issuer", token -> token.without("iss"), ISSUER));
    }

    private static Stream<HostileCase> audiences() {
        return Stream.of(
                token("another audience", token -> token.claim("aud", "somebody"), AUDIENCE),
                token("audiences without us", token -> token.claim("aud", List.of("a", "b")), AUDIENCE),
                token("no audience", token -> token.without("aud"), AUDIENCE),
                token("empty audiences", token -> token.claim("aud", List.of()), AUDIENCE),
                token("audience in capitals", token -> token.claim("aud", "LARCH"), AUDIENCE),
                token("audience an object", token -> token.claim("aud", Map.of("x", US)), FORM),
                token("two audiences, no azp", token -> token.claim("aud", List.of(US, "b")), AUDIENCE),
                token(
                        "two audiences, azp another",
                        token -> token.claim("aud", List.of(US, "b")).claim("azp", "b"),
                        AUDIENCE),
                token("one audience, azp another", token -> token.claim("azp", "b"), AUDIENCE));
    }

    private static Stream<HostileCase> times() {
        return Stream.of(
                token("expired", token -> token.time("exp", -3_600).time("iat", -7_200), TIME),
                token("no expiry", token -> token.without("exp"), TIME),
                token("expiry a text", token -> token.claim("exp", "tomorrow"), FORM),
                token("expiry beyond all numbers", token -> token.claim("exp", "9".repeat(400)), FORM),
                token("not yet valid", token -> token.time("nbf", 3_600).time("exp", 7_200), TIME),
                token("issued in the future", token -> token.time("iat", 3_600).time("exp", 7_200), TIME),
                token("issued long ago", token -> token.time("iat", -86_400 * 30), TIME),
                token("no time of issue", token -> token.without("iat"), TIME));
    }

    private static Stream<HostileCase> nonces() {
        return Stream.of(
                token("no nonce", token -> token.without("nonce"), NONCE),
                token("another nonce", token -> token.claim("nonce", "another"), NONCE),
                token("empty nonce", token -> token.claim("nonce", ""), NONCE),
                token("nonce in a list", token -> token.claim("nonce", List.of(token.claims.get("nonce"))), NONCE));
    }

    private static Stream<HostileCase> subjects() {
        return Stream.of(
                token("no subject", token -> token.without("sub"), SUBJECT),
                token("empty subject", token -> token.claim("sub", ""), SUBJECT),
                token("subject a number", token -> token.claim("sub", 7), FORM),
                token("subject in a list", token -> token.claim("sub", List.of("s")), FORM),
                token("subject too long", token -> token.claim("sub", "s".repeat(256)), SUBJECT),
                token("subject with NUL", token -> token.claim("sub", "s\u0000"), SUBJECT));
    }

    private static String issuerEnd(IdToken token) {
        return token.claims.get("iss").toString().substring("http".length());
    }
}
