package dev.larch.iam.keyterm;

import dev.larch.iam.role.KeyGrants;
import dev.larch.iam.scope.ScopeReader;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a key's terms are to become; null, or a patch that is not given, leaves them as they are. */
public record KeyTermsUpdate(
        @Nullable String name,
        @Nullable List<Role> roles,
        Patch<String> index,
        Patch<String> namespace,
        Patch<Instant> expiresAt,
        Patch<List<AddressRange>> allowedCidrs) {

    public KeyTermsUpdate {
        roles = roles == null ? null : List.copyOf(roles);
    }

    /** The terms as they will be; fails where the change makes no sense for what is there. */
    public KeyTerms applyTo(KeyTerms before) {
        var limits = before.limits();
        var cidrs = allowedCidrs.or(limits.allowedCidrs());
        return new KeyTerms(
                Objects.requireNonNullElse(name, before.name()),
                grants(before.grants()),
                new CredentialLimits(expiresAt.or(limits.expiresAt()), cidrs == null ? List.of() : cidrs));
    }

    private KeyGrants grants(KeyGrants before) {
        if (roles == null && !index.given() && !namespace.given()) {
            return before;
        }
        if (before.mixed() && !index.given()) {
            throw ErrorCode.FAILED_PRECONDITION.because("The roles of this key are limited to different parts of the"
                    + " project. Say in index to which one all of them shall be limited, or null for none.");
        }
        return KeyGrants.of(roles == null ? before.roles() : roles, scope(before.scope()));
    }

    /** A namespace belongs to its index: with another index it is not carried over. */
    private @Nullable Scope scope(@Nullable Scope before) {
        if (index.given()) {
            return ScopeReader.TOP.read(index.value(), namespace.value());
        }
        return before == null
                ? ScopeReader.TOP.read(null, namespace.value())
                : ScopeReader.TOP.read(before.index(), namespace.or(before.namespace()));
    }
}
