package dev.larch.iam.principal;

import dev.larch.platform.access.Binding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link PrincipalQueries}. */
final class PrincipalRows {

    private PrincipalRows() {}

    static @Nullable Principal ofKey(Row row) {
        var id = row.getUUID("id");
        if (id == null) {
            return null;
        }
        var project = row.getUUID("project_id");
        var bindings = Arrays.stream(row.getArrayOfStrings("roles"))
                .map(role -> Binding.of(Role.ofWireName(role), ResourceType.PROJECT, project))
                .toList();
        return new Principal(
                PrincipalType.API_KEY,
                id.toString(),
                row.getString("name"),
                null,
                organization(row),
                project,
                id.toString(),
                bindings,
                null);
    }

    static @Nullable Principal ofHolder(PrincipalType type, Row row) {
        var id = row.getUUID("id");
        if (id == null) {
            return null;
        }
        return new Principal(
                type,
                id.toString(),
                row.getString("name"),
                row.getString("display_name"),
                organization(row),
                row.getUUID("project_id"),
                row.getUUID("credential_id").toString(),
                bindings(row.getArrayOfStrings("bindings")),
                null);
    }

    /** One of Larch's own services, which belongs to no organization. */
    static Principal ofService(String name) {
        return new Principal(
                PrincipalType.SERVICE,
                name,
                name,
                null,
                null,
                null,
                name,
                List.of(Binding.of(Role.SERVICE, ResourceType.INSTALLATION, null)),
                null);
    }

    private static OrganizationRef organization(Row row) {
        return new OrganizationRef(row.getUUID("organization_id"), row.getString("organization_name"));
    }

    private static List<Binding> bindings(String @Nullable [] lines) {
        return lines == null
                ? List.of()
                : Arrays.stream(lines).map(PrincipalRows::binding).toList();
    }

    private static Binding binding(String line) {
        var parts = line.split(" ", 3);
        return Binding.of(Role.ofWireName(parts[0]), ResourceType.ofWireName(parts[1]), UUID.fromString(parts[2]));
    }
}
