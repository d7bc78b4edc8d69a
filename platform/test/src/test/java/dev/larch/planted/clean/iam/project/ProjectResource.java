package dev.larch.planted.clean.iam.project;

import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("clean")
public class ProjectResource {

    private final ProjectService projects;

    @Inject
    ProjectResource(ProjectService projects) {
        this.projects = projects;
    }

    @GET
    @Open("it is an example")
    public Uni<String> get() {
        return projects.describe();
    }
}
