package dev.larch.iam.matrix;

import java.util.UUID;

/** Where roles are given: on an organization, or on a project in it. */
record Home(UUID organization, UUID project) {

    /** Gives a role on the one of the two that it is for. */
    void bind(UUID id, String type, UUID holder, String role) {
        boolean ofOrganization = role.startsWith("Org");
        Sql.run(
                """
                INSERT INTO role_binding
                    (id, organization_id, principal_type, principal_id, role, resource_type, resource_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, now())""",
                id,
                organization,
                type,
                holder,
                role,
                ofOrganization ? "organization" : "project",
                ofOrganization ? organization : project);
    }

    void bind(String type, UUID holder, String role) {
        bind(UUID.randomUUID(), type, holder, role);
    }
}
