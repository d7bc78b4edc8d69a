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
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
                Stream.concat(
                                Stream.of(reachOf(person, organization)),
                                visible.stream().map(project -> reachOf(person, project)))
                        .toList());
    }

    private static HeldRole heldRole(Binding binding, OrganizationRef organization, List<Project> visible) {
        var name = binding.resourceType() == ResourceType.ORGANIZATION
                ? "organization " + organization.name()
                : "project " + projectName(binding, visible);
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
