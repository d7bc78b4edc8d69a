package dev.larch.iam.scim.group;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group that the directory has pushed. */
record ScimGroup(
        UUID id,
        String displayName,
        @Nullable String externalId,
        List<Member> members,
        Instant createdAt,
        Instant updatedAt) {

    /** Somebody in it. */
    record Member(UUID id, String name) {}

    ScimGroup {
        members = List.copyOf(members);
    }

    GroupAttributes attributes() {
        return new GroupAttributes(displayName, externalId, memberIds());
    }

    Set<UUID> memberIds() {
        return members.stream().map(Member::id).collect(Collectors.toSet());
    }
}
