package dev.larch.iam.session;

import dev.larch.iam.project.Project;
import dev.larch.iam.project.ProjectService;
import dev.larch.iam.session.SessionProfile.HeldRole;
import dev.larch.iam.session.SessionProfile.Reach;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Scope;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together who a person is and what he may do, by the same decision that guards the endpoints. */
@ApplicationScoped
class ProfileReader {

    private final ProjectService projects;

    ProfileReader(ProjectService projects) {
        this.projects = projects;
    }

    Uni<SessionProfile> read(Principal person) {
        return projects.list(person).map(visible -> profile(person, visible));
    }

    private static SessionProfile profile(Principal person, List<Project> visible) {
        var organization = Objects.requireNonNull(person.organization());
        return new SessionProfile(
                person.displayName(),
                person.name(),
                organization.name(),
                person.id(),
                person.bindings().stream()
                        .map(binding -> heldRole(binding, organization, visible))
                        .toList(),
                Stream.of(
                                Stream.of(reachOf(person, organization)),
                                visible.stream().map(project -> reachOf(person, project)),
                                scopedReaches(person, organization, visible))
                        .flatMap(reaches -> reaches)
                        .toList());
    }

    /** What is limited to an index or a namespace has a line of its own: the line of the project does not say it. */
    private static Stream<Reach> scopedReaches(Principal person, OrganizationRef organization, List<Project> visible) {
        return person.bindings().stream()
                .filter(binding -> binding.scope() != null && binding.resourceId() != null)
                .map(binding -> new Place(
                        "project " + projectName(binding, visible) + part(binding.scope()),
                        resource(organization.id(), binding)))
                .distinct()
                .map(place -> reach(place.name(), person, place.resource(), ResourceType.PROJECT));
    }

    private static Resource resource(UUID organizationId, Binding binding) {
        var project = Objects.requireNonNull(binding.resourceId());
        var scope = Objects.requireNonNull(binding.scope());
        var namespace = scope.namespace();
        return namespace == null
                ? Resource.index(organizationId, project, scope.index())
                : Resource.namespace(organizationId, project, scope.index(), namespace);
    }

    private static String part(@Nullable Scope scope) {
        if (scope == null) {
            return "";
        }
        var namespace = scope.namespace();
        return ", index " + scope.index()
                + (namespace == null ? "" : ", namespace " + (namespace.isEmpty() ? "(default)" : namespace));
    }

    private record Place(String name, Resource resource) {}

    private static HeldRole heldRole(Binding binding, OrganizationRef organization, List<Project> visible) {
        var name = binding.resourceType() == ResourceType.ORGANIZATION
                ? "organization " + organization.name()
                : "project " + projectName(binding, visible) + part(binding.scope());
        return new HeldRole(binding.role().wireName(), name);
    }

    private static String projectName(Binding binding, List<Project> visible) {
        return visible.stream()
                .filter(project -> project.id().equals(binding.resourceId()))
                .map(Project::name)
                .findFirst()
                .orElseGet(() -> String.valueOf(binding.resourceId()));
    }

    private static Reach reachOf(Principal person, OrganizationRef organization) {
        return reach(
                "organization " + organization.name(),
                person,
                Resource.organization(organization.id()),
                ResourceType.ORGANIZATION);
    }

    private static Reach reachOf(Principal person, Project project) {
        return reach(
                "project " + project.name(),
                person,
                Resource.project(project.organizationId(), project.id()),
                ResourceType.PROJECT);
    }

    private static Reach reach(String name, Principal person, Resource resource, ResourceType level) {
        return new Reach(
                name,
                Arrays.stream(Permission.values())
                        .filter(permission -> permission.level() == level)
                        .filter(permission -> Access.allows(person, permission, resource))
                        .map(Permission::wireName)
                        .toList());
    }
}
