package dev.larch.iam.signin;

import dev.larch.iam.user.EmailAddress;
import dev.larch.iam.user.Person;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the person out of the ID token that quarkus-oidc has checked. */
final class VerifiedPerson {

    private VerifiedPerson() {}

    /** The person; empty when nobody signed in, or when the provider does not vouch for his e-mail address. */
    static Optional<Person> of(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        var email = text(token, "email");
        if (email == null || token.getIssuer() == null || token.getSubject() == null || !isEmailVerified(token)) {
            return Optional.empty();
        }
        return EmailAddress.find(email)
                .map(address -> new Person(
                        token.getIssuer(),
                        token.getSubject(),
                        address.value(),
                        text(token, "name"),
                        authenticatedAt(token)));
    }

    /** A boolean as the standard has it, or the text that some providers send. */
    private static boolean isEmailVerified(JsonWebToken token) {
        return "true".equals(text(token, "email_verified"));
    }

    private static @Nullable Instant authenticatedAt(JsonWebToken token) {
        var seconds = text(token, "auth_time");
        return seconds != null && seconds.matches("[0-9]{1,12}")
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : null;
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value.toString();
    }
}
