package dev.larch.platform.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.platform.identity.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who a credential stands for, as iam-service knew it at a position of the revocation log.
 *
 * @param principal null for a credential that is unknown, expired or revoked
 * @param limits null for a credential without any
 */
public record ResolveAnswer(
        long position,
        @Nullable Principal principal,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CredentialLimits limits) {

    /** The answer for a credential without limits. */
    public static ResolveAnswer of(long position, @Nullable Principal principal) {
        return new ResolveAnswer(position, principal, null);
    }

    public CredentialLimits limitsOrNone() {
        return limits == null ? CredentialLimits.NONE : limits;
    }
}
