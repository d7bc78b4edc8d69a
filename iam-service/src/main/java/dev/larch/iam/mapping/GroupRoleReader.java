package dev.larch.iam.mapping;

import dev.larch.iam.group.RoleGrant;
import dev.larch.iam.project.ProjectService;
import dev.larch.iam.role.HeldRole;
import dev.larch.iam.scope.ScopeReader;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping is to give; fails naming the field, or with PERMISSION_DENIED for what the caller lacks himself. */
@ApplicationScoped
class GroupRoleReader {

    private final ProjectService projects;

    GroupRoleReader(ProjectService projects) {
        this.projects = projects;
    }

    Uni<RoleGrant> read(Principal caller, GroupRoleRequest request) {
        var role = role(request.role());
        requireLevel(role, request);
        requireScope(role, scope(request));
        var organizationId = caller.organizationOrFail();
        return role.level() == ResourceType.ORGANIZATION
                ? Uni.createFrom().item(onOrganization(caller, organizationId, role, request))
                : projects.get(organizationId, projectId(request))
                        .map(project -> grant(caller, role, Resource.project(organizationId, project.id()), request));
    }

    private static RoleGrant onOrganization(
            Principal caller, UUID organizationId, Role role, GroupRoleRequest request) {
        var named = request.resourceId();
        if (named != null && !named.equals(organizationId)) {
            throw Absent.organization(named.toString());
        }
        return grant(caller, role, Resource.organization(organizationId), request);
    }

    private static RoleGrant grant(Principal caller, Role role, Resource resource, GroupRoleRequest request) {
        HeldRole.require(caller, role, resource);
        var project = resource.projectId();
        var scope = scope(request);
        return new RoleGrant(
                role,
                role.level(),
                project == null ? caller.organizationOrFail() : project,
                scope == null ? null : scope.index(),
                scope == null ? null : scope.namespace());
    }

    private static @Nullable Scope scope(GroupRoleRequest request) {
        return ScopeReader.TOP.read(request.index(), request.namespace());
    }

    private static Role role(String name) {
        return Role.find(name)
                .filter(role -> role.level() != ResourceType.INSTALLATION)
                .orElseThrow(() -> invalid("role: must be a role of an organization or a project."));
    }

    private static void requireLevel(Role role, GroupRoleRequest request) {
        if (!role.level().wireName().equals(request.resourceType())) {
            throw invalid("resource_type: must be %s for the role %s."
                    .formatted(role.level().wireName(), role.wireName()));
        }
    }

    private static void requireScope(Role role, @Nullable Scope scope) {
        if (scope != null && !role.isForApiKeys()) {
            throw invalid("index: the role %s cannot be limited to an index.".formatted(role.wireName()));
        }
    }

    private static UUID projectId(GroupRoleRequest request) {
        var id = request.resourceId();
        if (id == null) {
            throw invalid("resource_id: must name a project.");
        }
        return id;
    }

    private static ApiException invalid(String message) {
        return ErrorCode.INVALID_ARGUMENT.because(message);
    }
}
