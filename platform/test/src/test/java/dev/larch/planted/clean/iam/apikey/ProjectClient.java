package dev.larch.planted.clean.iam.apikey;

import dev.larch.planted.clean.iam.project.ProjectService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("elsewhere")
public interface ProjectClient {

    @GET
    Uni<String> call();

    default Uni<String> callOr(ProjectService projects) {
        return call().onFailure().recoverWithUni(projects::describe);
    }
}
