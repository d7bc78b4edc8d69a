package dev.larch.iam.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A service account with the hash of its current secret.
 *
 * @param secretId changes with the secret: tokens carry it, and die with it
 */
public record ServiceAccount(
        UUID id,
        UUID organizationId,
        String name,
        String clientId,
        UUID secretId,
        String secretSha256,
        Instant createdAt,
        Instant updatedAt) {

    @Override
    public String toString() {
        return "ServiceAccount[id=" + id + ", clientId=" + clientId + "]";
    }
}
