package dev.larch.iam.project;

import dev.larch.iam.change.Revoked;
import dev.larch.iam.role.RoleHolder;
import dev.larch.platform.audit.Change;
import java.util.Map;
import java.util.UUID;

/** What the audit log says about changes to projects. */
final class ProjectChanges {

    private static final String PROJECT = "project";

    private ProjectChanges() {}

    static Change created(Project project) {
        return change("create", project, values(project));
    }

    static Change updated(Project before, Project after) {
        return change("update", after, Map.of("before", values(before), "after", values(after)));
    }

    static Change deleted(UUID id, String name) {
        return new Change("delete", PROJECT, id.toString(), name, id, Map.of());
    }

    /** Rights that somebody gained: what the services remember of him is too little. */
    static Revoked newRightsOf(RoleHolder holder) {
        return Revoked.principal(holder.id());
    }

    private static Change change(String action, Project project, Map<String, Object> parameters) {
        return new Change(action, PROJECT, project.id().toString(), project.name(), project.id(), parameters);
    }

    private static Map<String, Object> values(Project project) {
        return Map.of("name", project.name(), "max_pods", project.maxPods());
    }
}
