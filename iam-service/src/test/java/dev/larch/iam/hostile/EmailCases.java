package dev.larch.iam.hostile;

import static dev.larch.iam.hostile.HostileCase.token;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Addresses that prove nothing, and groups that are not told. The person is {@code ann} of the connection's domain. */
final class EmailCases {

    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";
    private static final String UNVERIFIED = "email_unverified";
    private static final String MISSING = "email_missing";
    private static final String FORM = "email_form";
    private static final String DOMAIN = "email_domain";
    private static final String GROUPS = "groups";

    private EmailCases() {}

    static Stream<HostileCase> all() {
        return Stream.of(verification(), forms(), domains(), groups()).flatMap(cases -> cases);
    }

    static Stream<HostileCase> verification() {
        return Stream.of(
                token("unverified", token -> token.claim(VERIFIED, false), UNVERIFIED),
                token("verified not told", token -> token.without(VERIFIED), UNVERIFIED),
                token("verified a list", token -> token.claim(VERIFIED, List.of(true)), UNVERIFIED),
                token("verified a number", token -> token.claim(VERIFIED, 1), UNVERIFIED),
                token("verified yes", token -> token.claim(VERIFIED, "yes"), UNVERIFIED));
    }

    static Stream<HostileCase> forms() {
        return Stream.of(
                token("no address", token -> token.without(EMAIL), MISSING),
                token("empty address", token -> token.claim(EMAIL, ""), MISSING),
                token("address in a list", token -> token.claim(EMAIL, List.of(address(token))), FORM),
                token("address an object", token -> token.claim(EMAIL, Map.of("value", address(token))), FORM),
                token("line feed", token -> token.claim(EMAIL, "a\nb" + address(token)), FORM),
                token("NUL", token -> token.claim(EMAIL, "\u0000" + address(token)), FORM),
                token("two at signs", token -> token.claim(EMAIL, "x@evil.example@" + domain(token)), FORM),
                token("no local part", token -> token.claim(EMAIL, "@" + domain(token)), FORM),
                token("too long", token -> token.claim(EMAIL, "a".repeat(250) + address(token)), FORM));
    }

    private static Stream<HostileCase> domains() {
        return Stream.of(
                token("foreign domain", token -> token.claim(EMAIL, "ann@other.example"), DOMAIN),
                token("subdomain", token -> token.claim(EMAIL, "ann@sub." + domain(token)), DOMAIN),
                token("domain as a beginning", token -> token.claim(EMAIL, address(token) + ".evil.example"), DOMAIN),
                token("domain as an end", token -> token.claim(EMAIL, "ann@evil" + domain(token)), DOMAIN),
                token("look-alike", token -> token.claim(EMAIL, address(token).replace('e', '\u0435')), FORM),
                token(
                        "fullwidth dot",
                        token -> token.claim(EMAIL, address(token).replace('.', '\uff0e')),
                        FORM),
                token("trailing dot", token -> token.claim(EMAIL, address(token) + "."), FORM));
    }

    private static Stream<HostileCase> groups() {
        return Stream.of(
                token("overage", token -> token.claim("_claim_names", Map.of("groups", "src1")), GROUPS),
                token("overage, implicit flow", token -> token.claim("hasgroups", true), GROUPS),
                token("groups an object", token -> token.claim("groups", Map.of("a", "b")), GROUPS),
                token("groups of numbers", token -> token.claim("groups", List.of(1, 2)), GROUPS),
                token("1,001 groups", token -> token.claim("groups", tooMany()), GROUPS));
    }

    private static List<String> tooMany() {
        return IntStream.range(0, 1_001).mapToObj(number -> "group-" + number).toList();
    }

    private static String address(IdToken token) {
        return token.claims.get(EMAIL).toString();
    }

    private static String domain(IdToken token) {
        return address(token).replaceFirst(".*@", "");
    }
}
