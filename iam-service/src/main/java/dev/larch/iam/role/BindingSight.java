package dev.larch.iam.role;

import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.RoleMatrix;
import dev.larch.platform.identity.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The bindings that a principal may read, as conditions of a query: a list shows exactly what he could get one by one.
 *
 * @param everything all of the organization
 * @param projects all of these projects
 * @param parts parts of projects, by bindings that are limited themselves
 */
public record BindingSight(boolean everything, Set<UUID> projects, List<Binding> parts) {

    public BindingSight {
        projects = Set.copyOf(projects);
        parts = List.copyOf(parts);
    }

    public static BindingSight of(Principal principal) {
        var organization = principal.organizationOrFail();
        var reading = principal.bindings().stream()
                .filter(binding -> RoleMatrix.permissionsOf(binding.role()).contains(Permission.ROLE_BINDING_READ))
                .toList();
        var onProjects = reading.stream()
                .filter(binding -> binding.resourceType() == ResourceType.PROJECT)
                .toList();
        return new BindingSight(
                reading.stream()
                        .anyMatch(binding -> binding.resourceType() == ResourceType.ORGANIZATION
                                && organization.equals(binding.resourceId())),
                onProjects.stream()
                        .filter(binding -> binding.scope() == null)
                        .map(binding -> Objects.requireNonNull(binding.resourceId()))
                        .collect(Collectors.toSet()),
                onProjects.stream().filter(binding -> binding.scope() != null).toList());
    }
}
