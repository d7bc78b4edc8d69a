package dev.larch.iam.keyterm;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Role;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles that an API key may carry: six of them, each once. */
final class KeyRoles {

    private static final int MOST = 32;
    private static final List<Role> DEFAULT = List.of(Role.PROJECT_EDITOR);
    private static final String ALLOWED = Arrays.stream(Role.values())
            .filter(Role::isForApiKeys)
            .map(Role::wireName)
            .collect(Collectors.joining(", "));

    private KeyRoles() {}

    /** The roles by their names, or the default; fails with INVALID_ARGUMENT naming the entry that is wrong. */
    static List<Role> parseOrDefault(@Nullable List<@Nullable String> names) {
        return names == null ? DEFAULT : parse(names);
    }

    /** The roles by their names; fails with INVALID_ARGUMENT naming the entry that is wrong. */
    static List<Role> parse(List<@Nullable String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            throw ErrorCode.INVALID_ARGUMENT.because("roles: name one or more of %s.".formatted(ALLOWED));
        }
        var roles = new LinkedHashSet<Role>();
        for (int i = 0; i < names.size(); i++) {
            roles.add(parse(names.get(i), i));
        }
        return List.copyOf(roles);
    }

    private static Role parse(@Nullable String name, int place) {
        if (name == null) {
            throw notAllowed(place);
        }
        return Role.find(name).filter(Role::isForApiKeys).orElseThrow(() -> notAllowed(place));
    }

    private static ApiException notAllowed(int place) {
        return ErrorCode.INVALID_ARGUMENT.because("roles[%d]: must be one of %s.".formatted(place, ALLOWED));
    }
}
