package dev.larch.iam.keyterm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.kernel.ApiException;
import dev.larch.platform.access.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The roles that a key may carry. */
class KeyRolesTest {

    @Test
    void defaultsToProjectEditor() {
        assertEquals(List.of(Role.PROJECT_EDITOR), KeyRoles.parseOrDefault(null));
    }

    @Test
    void countsARoleOnceAndKeepsTheOrder() {
        var roles = KeyRoles.parse(List.of("DataPlaneViewer", "ControlPlaneEditor", "DataPlaneViewer"));

        assertEquals(List.of(Role.DATA_PLANE_VIEWER, Role.CONTROL_PLANE_EDITOR), roles);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void takesTheSixRolesOfKeysAndNoOther(Role role) {
        var names = List.of("ProjectViewer", role.wireName());

        if (role.isForApiKeys()) {
            assertTrue(KeyRoles.parse(names).contains(role));
        } else {
            assertTrue(refusal(names).startsWith("roles[1]: "));
        }
    }

    @Test
    void refusesNoRoleAndNullAndTooMany() {
        assertTrue(refusal(List.of()).startsWith("roles: "));
        assertTrue(refusal(Collections.nCopies(33, "ProjectEditor")).startsWith("roles: "));
        assertTrue(refusal(Arrays.asList("ProjectEditor", null)).startsWith("roles[1]: "));
    }

    @Property
    void namesTheFirstEntryThatIsWrong(@ForAll List<String> names) {
        var wrong = names.stream()
                .filter(name -> Role.find(name).filter(Role::isForApiKeys).isEmpty())
                .findFirst();

        if (wrong.isPresent() && names.size() <= 32) {
            assertTrue(refusal(names).startsWith("roles[%d]: ".formatted(names.indexOf(wrong.get()))));
        }
    }

    private static String refusal(List<String> names) {
        return assertThrows(ApiException.class, () -> KeyRoles.parse(names)).publicMessage();
    }
}
