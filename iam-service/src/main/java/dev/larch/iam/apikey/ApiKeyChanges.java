package dev.larch.iam.apikey;

import dev.larch.iam.keyterm.KeyTerms;
import dev.larch.platform.access.Role;
import dev.larch.platform.audit.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit log says about changes to API keys. */
final class ApiKeyChanges {

    private ApiKeyChanges() {}

    static Change created(ApiKey key) {
        return change("create", key, values(key.terms()));
    }

    static Change updated(ApiKey before, ApiKey after) {
        return change("update", after, Map.of("before", values(before.terms()), "after", values(after.terms())));
    }

    static Change rotated(ApiKey key, Duration overlap) {
        return change("rotate", key, Map.of("overlap_seconds", overlap.toSeconds()));
    }

    static Change overlapEnded(ApiKey key) {
        return change("end-overlap", key, Map.of());
    }

    static Change deleted(ApiKey key) {
        return change("delete", key, Map.of());
    }

    private static Change change(String action, ApiKey key, Map<String, Object> parameters) {
        return new Change(action, "api-key", key.id().toString(), key.terms().name(), key.projectId(), parameters);
    }

    private static Map<String, Object> values(KeyTerms terms) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", terms.name());
        values.put("roles", terms.grants().roles().stream().map(Role::wireName).toList());
        if (terms.grants().mixed()) {
            values.put("limits", "each role's own");
        }
        var scope = terms.grants().scope();
        if (scope != null) {
            values.put("index", scope.index());
            if (scope.namespace() != null) {
                values.put("namespace", scope.namespace());
            }
        }
        var expiresAt = terms.limits().expiresAt();
        if (expiresAt != null) {
            values.put("expires_at", expiresAt.toString());
        }
        if (!terms.limits().allowedCidrs().isEmpty()) {
            values.put(
                    "allowed_cidrs",
                    terms.limits().allowedCidrs().stream().map(Object::toString).toList());
        }
        return values;
    }
}
