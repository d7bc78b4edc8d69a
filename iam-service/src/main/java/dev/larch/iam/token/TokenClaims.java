package dev.larch.iam.token;

import dev.larch.platform.credential.TokenVerifier;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an access token says. */
public record TokenClaims(
        PrincipalType type,
        String subject,
        String credentialId,
        @Nullable UUID organizationId,
        String audience,
        Duration lifetime) {

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(30);

    public static TokenClaims ofServiceAccount(UUID id, UUID secretId, UUID organizationId) {
        return new TokenClaims(
                PrincipalType.SERVICE_ACCOUNT,
                id.toString(),
                secretId.toString(),
                organizationId,
                TokenVerifier.PUBLIC_AUDIENCE,
                LONG);
    }

    /** A token for a workload's own one; it does not outlive that. */
    public static TokenClaims ofWorkload(UUID accountId, UUID ruleId, UUID organizationId, Duration atMost) {
        return new TokenClaims(
                PrincipalType.SERVICE_ACCOUNT,
                accountId.toString(),
                ruleId.toString(),
                organizationId,
                TokenVerifier.PUBLIC_AUDIENCE,
                atMost.compareTo(LONG) < 0 ? atMost : LONG);
    }

    public static TokenClaims ofService(String name, String callee) {
        return new TokenClaims(PrincipalType.SERVICE, name, name, null, TokenVerifier.audienceOf(callee), SHORT);
    }

    static TokenClaims of(Principal person) {
        return new TokenClaims(
                person.type(),
                person.id(),
                person.credentialId(),
                person.organizationOrFail(),
                TokenVerifier.PUBLIC_AUDIENCE,
                SHORT);
    }
}
