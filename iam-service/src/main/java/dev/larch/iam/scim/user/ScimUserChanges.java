package dev.larch.iam.scim.user;

import dev.larch.platform.audit.Change;
import java.util.Map;
import java.util.Objects;

/** What the audit log says about people whom the directory provisions. */
final class ScimUserChanges {

    private ScimUserChanges() {}

    static Change created(ScimUser user) {
        return change("create", user, Map.of("cause", "scim", "after", facts(user.attributes())));
    }

    static Change updated(ScimUser user, UserAttributes before) {
        return change(
                "update", user, Map.of("cause", "scim", "before", facts(before), "after", facts(user.attributes())));
    }

    static Change deleted(ScimUser user) {
        return change("delete", user, Map.of("cause", "scim"));
    }

    private static Change change(String action, ScimUser user, Map<String, Object> parameters) {
        return new Change(
                action, "user", user.id().toString(), user.attributes().userName(), null, parameters);
    }

    private static Map<String, Object> facts(UserAttributes attributes) {
        return Map.of(
                "user_name", attributes.userName(),
                "active", attributes.active(),
                "external_id", Objects.requireNonNullElse(attributes.externalId(), ""),
                "display_name", Objects.requireNonNullElse(attributes.displayName(), ""));
    }
}
