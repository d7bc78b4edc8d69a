package dev.larch.iam.scim.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.iam.scim.ScimDescription;
import dev.larch.iam.scim.ScimMeta;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group on the wire.
 *
 * @param members null when the client wants none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupResponse(
        List<String> schemas,
        UUID id,
        @Nullable String externalId,
        String displayName,
        @Nullable List<Member> members,
        ScimMeta.Meta meta) {

    /** Somebody in it. */
    record Member(UUID value, String display, String type) {}

    GroupResponse {
        schemas = List.copyOf(schemas);
        members = members == null ? null : List.copyOf(members);
    }

    static GroupResponse of(ScimGroup group, ScimMeta meta, boolean withMembers) {
        var members = group.members().stream()
                .map(member -> new Member(member.id(), member.name(), "User"))
                .toList();
        return new GroupResponse(
                List.of(ScimDescription.GROUP),
                group.id(),
                group.externalId(),
                group.displayName(),
                withMembers ? members : null,
                meta.of("Group", group.id(), group.createdAt(), group.updatedAt()));
    }
}
