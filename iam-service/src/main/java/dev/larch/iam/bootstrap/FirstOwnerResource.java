package dev.larch.iam.bootstrap;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way into an empty installation. */
@Path("/admin/bootstrap")
public class FirstOwnerResource {

    private static final Logger LOGGER = LoggerFactory.getLogger(FirstOwnerResource.class);

    private final FirstOwnerService service;

    FirstOwnerResource(FirstOwnerService service) {
        this.service = service;
    }

    @POST
    @ResponseStatus(201)
    @Open("There is nobody yet who could have a credential: the token in the body is one, and good once.")
    public Uni<Response> create(@NotNull @Valid FirstOwnerRequest request) {
        return service.makeFirst(request)
                .invoke(made -> LOGGER.atWarn()
                        .addKeyValue("organizationId", made.organizationId())
                        .log("The bootstrap token was used: the first organization was made"))
                .map(Response::of);
    }

    /** What was made; the secret is shown this once. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Response(UUID organizationId, String ownerEmail, String clientId, String clientSecret) {

        static Response of(FirstOwnerService.FirstOwner made) {
            return new Response(made.organizationId(), made.ownerEmail(), made.clientId(), made.clientSecret());
        }

        @Override
        public String toString() {
            return "Response[organizationId=" + organizationId + ", clientId=" + clientId + "]";
        }
    }
}
