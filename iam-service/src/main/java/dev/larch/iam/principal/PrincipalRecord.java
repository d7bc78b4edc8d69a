package dev.larch.iam.principal;

import dev.larch.platform.access.Resource;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.identity.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A principal that was looked up by its id and not by a credential: nobody calls with it.
 *
 * @param expiresAt the moment at which a key ends; null for none
 */
public record PrincipalRecord(Principal principal, @Nullable Instant expiresAt) {

    /** The same as far as it concerns that project: what he holds in others is left out. */
    public PrincipalRecord within(UUID projectId) {
        return new PrincipalRecord(
                new Principal(
                        principal.type(),
                        principal.id(),
                        principal.name(),
                        principal.displayName(),
                        principal.organization(),
                        principal.projectId(),
                        principal.credentialId(),
                        principal.bindings().stream()
                                .filter(binding -> binding.resourceType() != ResourceType.PROJECT
                                        || projectId.equals(binding.resourceId()))
                                .toList(),
                        principal.actingService()),
                expiresAt);
    }

    /** The project of an API key. */
    public Resource projectOfKey() {
        return Resource.project(
                principal.organizationOrFail(), Objects.requireNonNull(principal.projectId(), "Keys have a project"));
    }
}
