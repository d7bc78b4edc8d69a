package dev.larch.iam.scim.group;

import dev.larch.iam.scim.ScimException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the directory can set of a group. */
record GroupAttributes(String displayName, @Nullable String externalId, Set<UUID> members) {

    private static final int LONGEST = 256;
    private static final int MOST_MEMBERS = 10_000;

    static final GroupAttributes NONE = new GroupAttributes("", null, Set.of());

    GroupAttributes {
        members = Set.copyOf(members);
    }

    GroupAttributes withDisplayName(String value) {
        return new GroupAttributes(value, externalId, members);
    }

    GroupAttributes withExternalId(@Nullable String value) {
        return new GroupAttributes(displayName, value, members);
    }

    GroupAttributes withMembers(Set<UUID> value) {
        return new GroupAttributes(displayName, externalId, value);
    }

    /** The same; fails with invalidValue naming the attribute that is wrong. */
    GroupAttributes checked() {
        int length = displayName.codePointCount(0, displayName.length());
        if (length == 0 || length > LONGEST) {
            throw ScimException.invalidValue("displayName must have 1 to %d characters.".formatted(LONGEST));
        }
        if (externalId != null && externalId.length() > LONGEST) {
            throw ScimException.invalidValue("externalId must not be longer than %d characters.".formatted(LONGEST));
        }
        if (members.size() > MOST_MEMBERS) {
            throw ScimException.invalidValue("A group may have %d members.".formatted(MOST_MEMBERS));
        }
        return this;
    }
}
