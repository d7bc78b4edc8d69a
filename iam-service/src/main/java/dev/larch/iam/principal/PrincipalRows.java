package dev.larch.iam.principal;

import dev.larch.platform.access.Binding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link PrincipalQueries}. */
final class PrincipalRows {

    private PrincipalRows() {}

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
                bindings(row.getJsonArray("bindings")),
                null);
    }

    /** Until when and from where a key may be used; null for one without limits. */
    static @Nullable CredentialLimits limits(Row row) {
        var expiresAt = row.getOffsetDateTime("expires_at");
        var ranges = row.getArrayOfStrings("allowed_cidrs");
        if (expiresAt == null && (ranges == null || ranges.length == 0)) {
            return null;
        }
        return new CredentialLimits(
                expiresAt == null ? null : expiresAt.toInstant(),
                Arrays.stream(ranges).map(AddressRange::of).toList());
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

    private static List<Binding> bindings(@Nullable JsonArray rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .map(JsonObject.class::cast)
                        .map(PrincipalRows::binding)
                        .toList();
    }

    private static Binding binding(JsonObject row) {
        var index = row.getString("index");
        return new Binding(
                UUID.fromString(row.getString("id")),
                Role.ofWireName(row.getString("role")),
                ResourceType.ofWireName(row.getString("resource_type")),
                UUID.fromString(row.getString("resource_id")),
                index == null ? null : new Scope(index, row.getString("namespace")));
    }
}
