package dev.larch.iam.group;

import java.time.Instant;
import java.util.UUID;

/** A mapping: whoever is in the group gets the role. */
public record GroupRole(UUID id, UUID organizationId, String group, RoleGrant grant, Instant createdAt) {

    private static final UUID NONE = new UUID(0, 0);

    /** A mapping that is only tried. */
    public static GroupRole proposed(UUID organizationId, String group, RoleGrant grant) {
        return new GroupRole(NONE, organizationId, group, grant, Instant.EPOCH);
    }
}
