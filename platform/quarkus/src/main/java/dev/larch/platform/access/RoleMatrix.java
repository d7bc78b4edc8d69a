package dev.larch.platform.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Which role holds which permissions, read once from the one file that says so. */
public final class RoleMatrix {

    private static final Map<Role, Set<Permission>> PERMISSIONS = load();

    private RoleMatrix() {}

    /** The permissions of a role; empty for a role that the file does not name. */
    public static Set<Permission> permissionsOf(Role role) {
        return Objects.requireNonNullElse(PERMISSIONS.get(role), Set.of());
    }

    private static Map<Role, Set<Permission>> load() {
        var lines = new Properties();
        try (var in = Objects.requireNonNull(RoleMatrix.class.getResourceAsStream("role-matrix.properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var matrix = new EnumMap<Role, Set<Permission>>(Role.class);
        lines.forEach((role, names) -> matrix.put(Role.ofWireName((String) role), parse((String) names)));
        return matrix;
    }

    private static Set<Permission> parse(String names) {
        return names.isBlank()
                ? Set.of()
                : Arrays.stream(names.trim().split("\\s+"))
                        .map(Permission::ofWireName)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
