package dev.larch.iam.apikey;

import dev.larch.platform.access.Role;
import dev.larch.platform.audit.Change;
import java.util.Map;

/** What the audit log says about changes to API keys. */
final class ApiKeyChanges {

    private ApiKeyChanges() {}

    static Change created(ApiKey key) {
        return change("create", key, values(key));
    }

    static Change updated(ApiKey before, ApiKey after) {
        return change("update", after, Map.of("before", values(before), "after", values(after)));
    }

    static Change deleted(ApiKey key) {
        return change("delete", key, Map.of());
    }

    private static Change change(String action, ApiKey key, Map<String, Object> parameters) {
        return new Change(action, "api-key", key.id().toString(), key.name(), key.projectId(), parameters);
    }

    private static Map<String, Object> values(ApiKey key) {
        return Map.of(
                "name", key.name(),
                "roles", key.grants().roles().stream().map(Role::wireName).toList());
    }
}
