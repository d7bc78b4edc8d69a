package dev.larch.iam.apikey;

import dev.larch.iam.keyterm.KeyTerms;
import dev.larch.iam.role.KeyRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is known after its creation: everything but the secret.
 *
 * @param lastUsedAt null while no use has been reported
 * @param previousEndsAt until when the value before the last rotation counts too; null when there is none
 */
public record ApiKey(
        UUID id,
        UUID organizationId,
        UUID projectId,
        KeyTerms terms,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant previousEndsAt) {

    /** A key that is only just made. */
    static ApiKey fresh(KeyRef ref, KeyTerms terms, Instant createdAt) {
        return new ApiKey(ref.id(), ref.organizationId(), ref.projectId(), terms, createdAt, null, null);
    }

    KeyRef ref() {
        return new KeyRef(organizationId, projectId, id);
    }

    /** The same key on other terms. */
    ApiKey on(KeyTerms other) {
        return new ApiKey(id, organizationId, projectId, other, createdAt, lastUsedAt, previousEndsAt);
    }
}
