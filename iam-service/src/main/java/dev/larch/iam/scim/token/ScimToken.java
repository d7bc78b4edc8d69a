package dev.larch.iam.scim.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token of the company's directory, without its value. */
record ScimToken(
        UUID id,
        UUID organizationId,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
