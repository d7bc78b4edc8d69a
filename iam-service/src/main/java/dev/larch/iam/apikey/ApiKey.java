package dev.larch.iam.apikey;

import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API key as it is known after its creation: everything but the secret. */
public record ApiKey(UUID id, UUID organizationId, UUID projectId, String name, List<Role> roles, Instant createdAt) {

    public ApiKey {
        roles = List.copyOf(roles);
    }

    /** The same key under another name and with other roles. */
    ApiKey with(String newName, List<Role> newRoles) {
        return new ApiKey(id, organizationId, projectId, newName, newRoles, createdAt);
    }
}
