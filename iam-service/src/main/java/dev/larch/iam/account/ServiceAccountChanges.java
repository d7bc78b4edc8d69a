package dev.larch.iam.account;

import dev.larch.platform.audit.Change;
import java.util.Map;

/** What the audit log says about changes to service accounts. */
final class ServiceAccountChanges {

    private ServiceAccountChanges() {}

    static Change created(ServiceAccount account) {
        return change("create", account, Map.of("name", account.name(), "client_id", account.clientId()));
    }

    static Change renamed(ServiceAccount before, ServiceAccount after) {
        return change(
                "update",
                after,
                Map.of("before", Map.of("name", before.name()), "after", Map.of("name", after.name())));
    }

    static Change rotated(ServiceAccount account) {
        return change("rotate-secret", account, Map.of());
    }

    static Change deleted(ServiceAccount account) {
        return change("delete", account, Map.of());
    }

    private static Change change(String action, ServiceAccount account, Map<String, Object> parameters) {
        return new Change(action, "service-account", account.id().toString(), account.name(), null, parameters);
    }
}
