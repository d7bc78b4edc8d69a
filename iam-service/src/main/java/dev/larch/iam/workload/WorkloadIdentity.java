package dev.larch.iam.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that lets tokens of an issuer stand for a service account.
 *
 * @param subject whose tokens: a subject, or the beginning of one and a star
 * @param jwksUri where the issuer's keys are; null where its discovery document says so
 */
public record WorkloadIdentity(
        UUID id,
        UUID organizationId,
        UUID serviceAccountId,
        String issuer,
        String audience,
        String subject,
        @Nullable String jwksUri,
        Instant createdAt) {

    static final String ANY_END = "*";

    /** Whether a token with these claims may stand for the account. It must be for this audience and no other. */
    public boolean admits(String tokenIssuer, List<String> audiences, String tokenSubject) {
        return issuer.equals(tokenIssuer) && audiences.equals(List.of(audience)) && admits(tokenSubject);
    }

    private boolean admits(String tokenSubject) {
        return subject.endsWith(ANY_END)
                ? tokenSubject.startsWith(subject.substring(0, subject.length() - 1))
                : tokenSubject.equals(subject);
    }
}
