package dev.larch.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleMatrixTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void givesEveryRoleSomething(Role role) {
        assertFalse(RoleMatrix.permissionsOf(role).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void givesProjectRolesNothingOfTheOrganization(Role role) {
        var levels =
                RoleMatrix.permissionsOf(role).stream().map(Permission::level).collect(Collectors.toSet());

        assertTrue(role.level() != ResourceType.PROJECT || levels.equals(Set.of(ResourceType.PROJECT)));
        assertEquals(role == Role.SERVICE, levels.contains(ResourceType.INSTALLATION));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsNoKeyManageKeysOrProjects(Role role) {
        var administration = EnumSet.range(Permission.PROJECT_READ, Permission.ACCESS_EXPLAIN);

        assertTrue(
                !role.isForApiKeys() || RoleMatrix.permissionsOf(role).stream().noneMatch(administration::contains));
    }

    @Test
    void givesAnOrganizationOwnerAllThatAProjectOwnerHas() {
        assertTrue(RoleMatrix.permissionsOf(Role.ORG_OWNER).containsAll(RoleMatrix.permissionsOf(Role.PROJECT_OWNER)));
    }

    @Test
    void partsTheTwoPlanes() {
        assertEquals(Set.of(Plane.DATA), planesOf(Role.DATA_PLANE_EDITOR));
        assertEquals(Set.of(Plane.DATA), planesOf(Role.DATA_PLANE_VIEWER));
        assertEquals(Set.of(Plane.CONTROL), planesOf(Role.CONTROL_PLANE_EDITOR));
        assertEquals(Set.of(Plane.CONTROL), planesOf(Role.CONTROL_PLANE_VIEWER));
    }

    @Test
    void letsNoViewerChangeAnything() {
        var verbs = Arrays.stream(new Role[] {Role.PROJECT_VIEWER, Role.CONTROL_PLANE_VIEWER, Role.DATA_PLANE_VIEWER})
                .flatMap(role -> RoleMatrix.permissionsOf(role).stream())
                .map(permission -> permission.wireName().split(":")[1])
                .collect(Collectors.toSet());

        assertEquals(Set.of("read", "query", "fetch", "list", "stats"), verbs);
    }

    private static Set<Plane> planesOf(Role role) {
        return RoleMatrix.permissionsOf(role).stream().map(Permission::plane).collect(Collectors.toSet());
    }
}
