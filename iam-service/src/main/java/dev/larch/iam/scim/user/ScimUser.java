package dev.larch.iam.scim.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person as the directory sees him: every member of the organization, and those whom the directory has switched off. */
record ScimUser(UUID id, UserAttributes attributes, Instant createdAt, Instant updatedAt, List<GroupRef> groups) {

    /** A group that he is in. */
    record GroupRef(UUID id, String name) {}

    ScimUser {
        groups = List.copyOf(groups);
    }

    ScimUser with(UserAttributes changed, Instant now) {
        return new ScimUser(id, changed, createdAt, now, groups);
    }
}
