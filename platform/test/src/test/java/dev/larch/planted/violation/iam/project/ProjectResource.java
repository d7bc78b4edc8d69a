package dev.larch.planted.violation.iam.project;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

@Path("planted")
public class ProjectResource {

    @Inject
    @Nullable
    ProjectRepository filledFromOutside;

    @GET
    public String saysNotWhatItRequires() {
        return String.valueOf(filledFromOutside);
    }
}
