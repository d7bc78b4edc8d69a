package dev.larch.iam.scim.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.iam.scim.ScimDescription;
import dev.larch.iam.scim.ScimMeta;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserResponse(
        List<String> schemas,
        UUID id,
        @Nullable String externalId,
        String userName,
        @Nullable String displayName,
        @Nullable Name name,
        List<Email> emails,
        boolean active,
        List<Group> groups,
        ScimMeta.Meta meta) {

    /** What he is called. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Name(
            String formatted,
            @Nullable String familyName,
            @Nullable String givenName) {}

    /** His address: there is one, and it is his user name. */
    record Email(String value, String type, boolean primary) {}

    /** A group that he is in. */
    record Group(UUID value, String display) {}

    UserResponse {
        schemas = List.copyOf(schemas);
        emails = List.copyOf(emails);
        groups = List.copyOf(groups);
    }

    static UserResponse of(ScimUser user, ScimMeta meta) {
        var attributes = user.attributes();
        return new UserResponse(
                List.of(ScimDescription.USER),
                user.id(),
                attributes.externalId(),
                attributes.userName(),
                attributes.displayName(),
                name(attributes),
                List.of(new Email(attributes.userName(), "work", true)),
                attributes.active(),
                user.groups().stream()
                        .map(group -> new Group(group.id(), group.name()))
                        .toList(),
                meta.of("User", user.id(), user.createdAt(), user.updatedAt()));
    }

    private static @Nullable Name name(UserAttributes attributes) {
        var formatted = Stream.of(attributes.givenName(), attributes.familyName())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        return formatted.isEmpty() ? null : new Name(formatted, attributes.familyName(), attributes.givenName());
    }
}
