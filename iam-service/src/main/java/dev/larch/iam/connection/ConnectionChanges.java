package dev.larch.iam.connection;

import dev.larch.platform.audit.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the audit log says about changes to connections; never the secret. */
final class ConnectionChanges {

    private ConnectionChanges() {}

    /** A connection with the names of its domains. */
    record State(SsoConnection connection, List<String> domains) {

        State {
            domains = domains.stream().sorted().toList();
        }
    }

    static Change created(State created) {
        return change("create", created.connection(), values(created));
    }

    static Change deleted(SsoConnection connection) {
        return change("delete", connection, Map.of());
    }

    static Change updated(State before, State after) {
        var secretChanged =
                !before.connection().sealedSecret().equals(after.connection().sealedSecret());
        return change(
                "update",
                after.connection(),
                Map.of("before", values(before), "after", values(after), "secret_changed", secretChanged));
    }

    private static Change change(String action, SsoConnection connection, Map<String, Object> parameters) {
        return new Change(action, "sso-connection", connection.id().toString(), connection.name(), null, parameters);
    }

    private static Map<String, Object> values(State state) {
        var connection = state.connection();
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
        values.put("domains", state.domains());
        return values;
    }
}
