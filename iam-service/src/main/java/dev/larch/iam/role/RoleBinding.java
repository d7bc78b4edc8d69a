package dev.larch.iam.role;

import dev.larch.platform.access.Resource;
import java.time.Instant;
import java.util.UUID;

/** A role that somebody holds in an organization. */
public record RoleBinding(UUID id, UUID organizationId, RoleHolder holder, Grant grant, Instant createdAt) {

    /** The same binding in somebody else's hands. */
    public RoleBinding heldBy(RoleHolder other) {
        return new RoleBinding(id, organizationId, other, grant, createdAt);
    }

    public Resource resource() {
        return grant.resource(organizationId);
    }
}
