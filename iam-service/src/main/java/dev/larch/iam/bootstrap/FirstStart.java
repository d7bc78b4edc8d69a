package dev.larch.iam.bootstrap;

import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.organization.Organization;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the audit log says about the first start: the installation itself has made these things. */
final class FirstStart {

    private static final String INSTALLATION = "iam-service";

    private FirstStart() {}

    static Principal actor(Organization organization) {
        return new Principal(
                PrincipalType.SERVICE,
                INSTALLATION,
                INSTALLATION,
                null,
                new OrganizationRef(organization.id(), organization.name()),
                null,
                "bootstrap",
                List.of(),
                null);
    }

    static Change organization(Organization organization) {
        return made("organization", organization.id(), organization.name(), Map.of());
    }

    static Change owner(UUID id, String email) {
        return made("user", id, email, Map.of("role", "OrgOwner"));
    }

    static Change project(UUID id, String name) {
        return new Change("create", "project", id.toString(), name, id, Map.of());
    }

    static Change key(UUID id, String name, UUID projectId) {
        return new Change("create", "api-key", id.toString(), name, projectId, Map.of());
    }

    static Change account(ServiceAccount account) {
        return made(
                "service-account",
                account.id(),
                account.name(),
                Map.of("role", "OrgOwner", "client_id", account.clientId()));
    }

    private static Change made(String type, UUID id, String name, Map<String, Object> parameters) {
        return new Change("create", type, id.toString(), name, null, parameters);
    }
}
