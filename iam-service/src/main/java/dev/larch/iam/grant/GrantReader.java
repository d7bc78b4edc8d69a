package dev.larch.iam.grant;

import dev.larch.iam.role.Grant;
import dev.larch.iam.scope.ScopeReader;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles that a request names, for one organization; fails with INVALID_ARGUMENT naming the field that is wrong.
 *
 * @param prefix stands before the names of the fields
 */
public record GrantReader(UUID organizationId, String prefix) {

    /** How many roles one request may name. */
    private static final int MOST = 100;

    /** The roles of a list, which may be absent when none is needed. */
    public static List<Grant> readAll(
            UUID organizationId, @Nullable List<@Nullable RoleBindingInput> inputs, int atLeast) {
        var given = inputs == null ? List.<@Nullable RoleBindingInput>of() : inputs;
        if (given.size() < atLeast || given.size() > MOST) {
            throw ErrorCode.INVALID_ARGUMENT.because("role_bindings: name %d to %d.".formatted(atLeast, MOST));
        }
        var grants = IntStream.range(0, given.size())
                .mapToObj(place ->
                        new GrantReader(organizationId, "role_bindings[%d].".formatted(place)).read(given.get(place)))
                .toList();
        for (int i = 0; i < grants.size(); i++) {
            if (grants.indexOf(grants.get(i)) < i) {
                throw ErrorCode.INVALID_ARGUMENT.because("role_bindings[%d]: is there already.".formatted(i));
            }
        }
        return grants;
    }

    Grant read(@Nullable RoleBindingInput input) {
        if (input == null) {
            throw wrong("resource_type", "must not be null");
        }
        return switch (resourceType(input.resourceType())) {
            case ORGANIZATION -> onOrganization(input);
            default -> onProject(input);
        };
    }

    private Grant onOrganization(RoleBindingInput input) {
        var named = input.resourceId();
        var role = role(input.role(), ResourceType.ORGANIZATION);
        if (input.index() != null || input.namespace() != null) {
            throw wrong(input.index() != null ? "index" : "namespace", "belongs to a role on a project only");
        }
        if (named != null && !named.equals(organizationId)) {
            throw Absent.organization(named.toString());
        }
        return Grant.onOrganization(role, organizationId);
    }

    private Grant onProject(RoleBindingInput input) {
        var role = role(input.role(), ResourceType.PROJECT);
        var project = input.resourceId();
        if (project == null) {
            throw wrong("resource_id", "must be the id of a project");
        }
        return Grant.onProject(role, project, new ScopeReader(prefix).read(input.index(), input.namespace()));
    }

    private ResourceType resourceType(@Nullable String name) {
        if (name != null && name.equals(ResourceType.ORGANIZATION.wireName())) {
            return ResourceType.ORGANIZATION;
        }
        if (name != null && name.equals(ResourceType.PROJECT.wireName())) {
            return ResourceType.PROJECT;
        }
        throw wrong("resource_type", "must be organization or project");
    }

    private Role role(@Nullable String name, ResourceType level) {
        return Role.find(name == null ? "" : name)
                .filter(role -> role.level() == level)
                .orElseThrow(() -> wrong("role", "must be one of " + namesOf(level)));
    }

    private static String namesOf(ResourceType level) {
        return Arrays.stream(Role.values())
                .filter(role -> role.level() == level)
                .map(Role::wireName)
                .collect(Collectors.joining(", "));
    }

    private ApiException wrong(String field, String expectation) {
        return ErrorCode.INVALID_ARGUMENT.because("%s%s: %s.".formatted(prefix, field, expectation));
    }
}
