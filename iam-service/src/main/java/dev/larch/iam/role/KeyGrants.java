package dev.larch.iam.role;

import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an API key may do: its roles, and the part of the project that they are limited to.
 *
 * @param scope the limit that all the roles share; null for none
 * @param apart each role with its own limit, when they were given different ones, one by one as bindings; then there is no
 *     shared one. Else empty
 */
public record KeyGrants(List<Role> roles, @Nullable Scope scope, List<Limited> apart) {

    /** A role with the part of the project that it is limited to; null for all of it. */
    public record Limited(Role role, @Nullable Scope scope) {}

    /** No role at all. */
    public static final KeyGrants NONE = new KeyGrants(List.of(), null, List.of());

    public KeyGrants {
        roles = List.copyOf(roles);
        apart = List.copyOf(apart);
    }

    /** Whether the roles have different limits. */
    public boolean mixed() {
        return !apart.isEmpty();
    }

    /** Roles with one limit for all of them. */
    public static KeyGrants of(List<Role> roles, @Nullable Scope scope) {
        return new KeyGrants(roles, scope, List.of());
    }

    static KeyGrants read(List<RoleBindingEntity> rows) {
        var roles =
                rows.stream().map(row -> Role.ofWireName(row.role)).distinct().toList();
        var each = rows.stream()
                .map(row -> new Limited(Role.ofWireName(row.role), scope(row)))
                .toList();
        var scopes = each.stream()
                .map(limited -> Optional.ofNullable(limited.scope()))
                .distinct()
                .toList();
        var shared = scopes.size() == 1 ? scopes.getFirst().orElse(null) : null;
        return new KeyGrants(roles, shared, scopes.size() > 1 ? each : List.of());
    }

    static Map<UUID, KeyGrants> readByKey(List<RoleBindingEntity> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.principalId,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), KeyGrants::read)));
    }

    private static @Nullable Scope scope(RoleBindingEntity row) {
        return row.indexName == null ? null : new Scope(row.indexName, row.namespace);
    }
}
