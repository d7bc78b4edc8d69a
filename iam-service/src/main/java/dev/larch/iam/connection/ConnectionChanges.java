package dev.larch.iam.connection;

import dev.larch.platform.audit.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the audit log says about changes to connections; never the secret. */
final class ConnectionChanges {

    private ConnectionChanges() {}

    static Change created(SsoConnection connection, List<String> domains) {
        return change("create", connection, values(connection, domains));
    }

    static Change deleted(SsoConnection connection) {
        return change("delete", connection, Map.of());
    }

    static Change updated(SsoConnection before, SsoConnection after, Map<String, Object> beside) {
        var parameters = new HashMap<String, Object>(beside);
        parameters.put("before", values(before, List.of()));
        parameters.put("after", values(after, List.of()));
        parameters.put("secret_changed", !before.sealedSecret().equals(after.sealedSecret()));
        return change("update", after, parameters);
    }

    private static Change change(String action, SsoConnection connection, Map<String, Object> parameters) {
        return new Change(action, "sso-connection", connection.id().toString(), connection.name(), null, parameters);
    }

    private static Map<String, Object> values(SsoConnection connection, List<String> domains) {
        var values = new HashMap<String, Object>(Map.of(
                "name", connection.name(),
                "issuer", connection.issuer(),
                "client_id", connection.clientId(),
                "scopes", connection.scopes(),
                "default_role", connection.defaultRole().wireName(),
                "group_claim", connection.groupClaim() == null ? "" : connection.groupClaim(),
                "session_lifetime_seconds", connection.sessionLifetime().toSeconds(),
                "enforce", connection.enforce(),
                "enabled", connection.enabled()));
        if (!domains.isEmpty()) {
            values.put("domains", domains);
        }
        return values;
    }
}
