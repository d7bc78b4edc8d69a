package dev.larch.iam.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain that an organization says is its own.
 *
 * @param token what the DNS record must say; no secret
 * @param connectionId the connection by which people with such addresses sign in
 * @param verifiedAt null until it is proved
 */
public record SsoDomain(
        UUID id,
        UUID organizationId,
        String name,
        String token,
        @Nullable UUID connectionId,
        @Nullable Instant verifiedAt,
        Instant createdAt) {

    private static final String RECORD = "_larch-challenge.";
    private static final String PREFIX = "larch-domain-verification=";

    public boolean isVerified() {
        return verifiedAt != null;
    }

    String recordName() {
        return RECORD + name;
    }

    String recordValue() {
        return PREFIX + token;
    }
}
