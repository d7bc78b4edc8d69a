package dev.larch.iam.project;

import static dev.larch.platform.access.Permission.PROJECT_CREATE;
import static dev.larch.platform.access.Permission.PROJECT_DELETE;
import static dev.larch.platform.access.Permission.PROJECT_LIST;
import static dev.larch.platform.access.Permission.PROJECT_READ;
import static dev.larch.platform.access.Permission.PROJECT_UPDATE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;
import static dev.larch.platform.access.ResourceFrom.PATH_PROJECT;

import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Projects over HTTP: shapes and status codes only; the rules are in {@link ProjectService}. */
@Path("/admin/projects")
public class ProjectResource {

    private final ProjectService projects;
    private final ProjectRemover remover;
    private final Caller caller;

    ProjectResource(ProjectService projects, ProjectRemover remover, Caller caller) {
        this.projects = projects;
        this.remover = remover;
        this.caller = caller;
    }

    @POST
    @Requires(value = PROJECT_CREATE, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<ProjectResponse>> create(@NotNull @Valid CreateProjectRequest request) {
        return projects.create(caller.principal(), request.name(), request.maxPodsOrNone())
                .map(project -> ResponseBuilder.ok(ProjectResponse.of(project)) // 200, as the contract has it
                        .location(URI.create("/admin/projects/" + project.id()))
                        .build());
    }

    @GET
    @Requires(value = PROJECT_LIST, on = CALLERS_ORGANIZATION)
    public Uni<ProjectResponse.Listing> list() {
        return projects.list(caller.principal()).map(ProjectResponse.Listing::of);
    }

    @GET
    @Path("{id}")
    @Requires(value = PROJECT_READ, on = PATH_PROJECT)
    public Uni<ProjectResponse> get(@RestPath UUID id) {
        return projects.get(caller.organizationId(), id).map(ProjectResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Requires(value = PROJECT_UPDATE, on = PATH_PROJECT)
    public Uni<ProjectResponse> update(@RestPath UUID id, @NotNull @Valid UpdateProjectRequest request) {
        return projects.update(caller.principal(), id, request).map(ProjectResponse::of);
    }

    // A caller who hangs up must not leave a project hidden, or shut to new indexes, that is not deleted.
    @DELETE
    @Path("{id}")
    @Cancellable(false)
    @ResponseStatus(202)
    @Requires(value = PROJECT_DELETE, on = PATH_PROJECT)
    public Uni<Void> delete(@RestPath UUID id) {
        return remover.delete(caller.principal(), id);
    }
}
