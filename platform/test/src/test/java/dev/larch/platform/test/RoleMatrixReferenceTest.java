package dev.larch.platform.test;

import static java.util.stream.Collectors.joining;

import dev.larch.platform.access.Permission;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.RoleMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The page of roles says what the role matrix says. */
class RoleMatrixReferenceTest {

    private static final String HEAD = """
            # Roles and permissions

            Generated from the role matrix by `make references`; do not edit. Everything that is not granted is refused.
            A role of the organization holds its project permissions in every project of the organization.
            """;

    @Test
    void theReferenceIsUpToDate() {
        var page = HEAD
                + section("Roles of an organization", role -> role.level() == ResourceType.ORGANIZATION)
                + section("Roles of people and service accounts in a project", RoleMatrixReferenceTest::isForPeopleOnly)
                + section("Roles of a project that an API key may carry, too", Role::isForApiKeys);

        GeneratedReference.assertUpToDate("docs/reference/roles.md", page);
    }

    private static boolean isForPeopleOnly(Role role) {
        return role.level() == ResourceType.PROJECT && !role.isForApiKeys();
    }

    private static String section(String title, Predicate<Role> which) {
        var roles = Arrays.stream(Role.values()).filter(which).toList();
        var names = roles.stream().map(Role::wireName).collect(joining(" | "));
        return "\n## %s\n\n| Permission | %s |\n|---%s|\n%s\n"
                .formatted(title, names, "|:-:".repeat(roles.size()), rows(roles));
    }

    private static String rows(List<Role> roles) {
        return Arrays.stream(Permission.values())
                .filter(permission -> roles.stream().anyMatch(role -> holds(role, permission)))
                .map(permission -> "| `" + permission.wireName() + "` | " + marks(roles, permission) + " |")
                .collect(joining("\n"));
    }

    private static String marks(List<Role> roles, Permission permission) {
        return roles.stream().map(role -> holds(role, permission) ? "✓" : "–").collect(joining(" | "));
    }

    private static boolean holds(Role role, Permission permission) {
        return RoleMatrix.permissionsOf(role).contains(permission);
    }
}
