package dev.larch.iam.sso.admission;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.openid.TokenClaims;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.user.EmailAddress;
import dev.larch.kernel.ApiException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a checked ID token is about.
 *
 * @param authenticatedAt when he proved himself at the provider; null when it does not say
 * @param providerSession how the provider names his session there; null when it does not
 * @param groups null when the connection reads no groups
 */
public record SsoPerson(
        String subject,
        EmailAddress email,
        @Nullable String name,
        @Nullable Instant authenticatedAt,
        @Nullable String providerSession,
        @Nullable Set<String> groups) {

    private static final int MOST_GROUPS = 1_000;
    private static final int LONGEST_SESSION = 255;

    public SsoPerson {
        groups = groups == null ? null : Set.copyOf(groups);
    }

    /** Reads the claims; fails with {@link RefusedException} unless they vouch for an address, and tell the groups. */
    public static SsoPerson of(TokenClaims claims, SsoConnection connection) {
        var session = claims.text("sid");
        return new SsoPerson(
                Objects.requireNonNull(claims.text("sub")),
                email(claims),
                claims.text("name"),
                claims.instant("auth_time"),
                session == null || session.length() > LONGEST_SESSION ? null : session,
                groups(claims, connection));
    }

    private static EmailAddress email(TokenClaims claims) {
        if (claims.values().get("email") == null || "".equals(claims.values().get("email"))) {
            throw refused(claims, "email_missing", "The provider tells no e-mail address.");
        }
        var email = claims.text("email");
        if (email == null) {
            throw refused(claims, "email_form", "The provider's e-mail address is none.");
        }
        if (!claims.isTrue("email_verified")) {
            throw refused(claims, "email_unverified", "The provider has not verified the e-mail address.");
        }
        try {
            return EmailAddress.parse("email", email);
        } catch (ApiException e) {
            throw refused(claims, "email_form", "The provider's e-mail address is none.");
        }
    }

    private static @Nullable Set<String> groups(TokenClaims claims, SsoConnection connection) {
        var claim = connection.groupClaim();
        if (claim == null) {
            return null;
        }
        var groups = claims.texts(claim);
        if (groups == null || groups.size() > MOST_GROUPS || claims.isOverage(claim)) {
            throw new RefusedException(
                    "groups",
                    Advice.NOT_BELIEVED,
                    "The provider does not list the person's groups, or they are more than %d.".formatted(MOST_GROUPS),
                    about(claims));
        }
        return groups;
    }

    private static RefusedException refused(TokenClaims claims, String reason, String message) {
        return new RefusedException(reason, Advice.VERIFY_ADDRESS, message, about(claims));
    }

    private static Map<String, Object> about(TokenClaims claims) {
        return Map.of("subject", Objects.requireNonNull(claims.text("sub")));
    }

    /** For the events of refusals: the provider has signed for it. */
    public Map<String, Object> about() {
        return Map.of("subject", subject, "email", email.value());
    }
}
