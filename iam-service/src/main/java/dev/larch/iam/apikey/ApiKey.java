package dev.larch.iam.apikey;

import dev.larch.iam.role.KeyGrants;
import dev.larch.iam.role.KeyRef;
import java.time.Instant;
import java.util.UUID;

/** An API key as it is known after its creation: everything but the secret. */
public record ApiKey(UUID id, UUID organizationId, UUID projectId, String name, KeyGrants grants, Instant createdAt) {

    KeyRef ref() {
        return new KeyRef(organizationId, projectId, id);
    }

    /** The same key under another name and with other roles. */
    ApiKey with(String newName, KeyGrants newGrants) {
        return new ApiKey(id, organizationId, projectId, newName, newGrants, createdAt);
    }
}
