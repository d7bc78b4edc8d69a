package dev.larch.iam.workload;

import dev.larch.platform.audit.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit log says about changes to workload identities. */
final class WorkloadIdentityChanges {

    private WorkloadIdentityChanges() {}

    static Change created(WorkloadIdentity identity, String accountName) {
        return change("create", identity, accountName);
    }

    static Change deleted(WorkloadIdentity identity, String accountName) {
        return change("delete", identity, accountName);
    }

    private static Change change(String action, WorkloadIdentity identity, String accountName) {
        return new Change(
                action, "workload-identity", identity.id().toString(), accountName, null, parameters(identity));
    }

    private static Map<String, Object> parameters(WorkloadIdentity identity) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("service_account_id", identity.serviceAccountId().toString());
        parameters.put("issuer", identity.issuer());
        parameters.put("audience", identity.audience());
        parameters.put("subject", identity.subject());
        if (identity.jwksUri() != null) {
            parameters.put("jwks_uri", identity.jwksUri());
        }
        return parameters;
    }
}
