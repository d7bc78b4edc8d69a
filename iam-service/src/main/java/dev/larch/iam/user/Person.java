package dev.larch.iam.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who the identity provider says has signed in, with an e-mail address that it has verified.
 *
 * @param email in lower case
 * @param authenticatedAt when he proved himself there; null when it does not say
 */
public record Person(
        String issuer,
        String subject,
        String email,
        @Nullable String name,
        @Nullable Instant authenticatedAt) {}
