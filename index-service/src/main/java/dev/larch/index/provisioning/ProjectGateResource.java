package dev.larch.index.provisioning;

import static dev.larch.platform.access.Permission.PROJECT_CLOSE;
import static dev.larch.platform.access.ResourceFrom.INSTALLATION;

import dev.larch.index.catalog.ProjectGateService;
import dev.larch.platform.access.Requires;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What iam-service asks for before it deletes a project. */
@Path("/internal/v1/projects/{id}/closing/{deletionId}")
public class ProjectGateResource {

    private final ProjectGateService gates;

    ProjectGateResource(ProjectGateService gates) {
        this.gates = gates;
    }

    /**
     * Whether the project was closed.
     *
     * @param closed false when it has indexes, and so stayed open
     */
    public record ClosingAnswer(boolean closed) {}

    /** Closes the project to new indexes for some minutes, unless it has some. */
    @PUT
    @Requires(value = PROJECT_CLOSE, on = INSTALLATION)
    public Uni<ClosingAnswer> close(@RestPath UUID id, @RestPath UUID deletionId) {
        return gates.closeIfEmpty(id, deletionId).map(ClosingAnswer::new);
    }

    /** Opens it again: the deletion did not come about. */
    @DELETE
    @Requires(value = PROJECT_CLOSE, on = INSTALLATION)
    public Uni<Void> reopen(@RestPath UUID id, @RestPath UUID deletionId) {
        return gates.open(id, deletionId);
    }
}
