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
 * @param mixed whether the roles were given different limits, one by one as bindings; then there is no shared one
 */
public record KeyGrants(List<Role> roles, @Nullable Scope scope, boolean mixed) {

    /** No role at all. */
    public static final KeyGrants NONE = new KeyGrants(List.of(), null, false);

    public KeyGrants {
        roles = List.copyOf(roles);
    }

    /** Roles with one limit for all of them. */
    public static KeyGrants of(List<Role> roles, @Nullable Scope scope) {
        return new KeyGrants(roles, scope, false);
    }

    static KeyGrants read(List<RoleBindingEntity> rows) {
        var roles =
                rows.stream().map(row -> Role.ofWireName(row.role)).distinct().toList();
        var scopes = rows.stream()
                .map(KeyGrants::scope)
                .map(Optional::ofNullable)
                .distinct()
                .toList();
        var shared = scopes.size() == 1 ? scopes.getFirst().orElse(null) : null;
        return new KeyGrants(roles, shared, scopes.size() > 1);
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
