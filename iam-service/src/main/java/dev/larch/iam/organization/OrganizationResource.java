package dev.larch.iam.organization;

import static dev.larch.platform.access.Permission.ORGANIZATION_DELETE;
import static dev.larch.platform.access.Permission.ORGANIZATION_READ;
import static dev.larch.platform.access.Permission.ORGANIZATION_UPDATE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;
import static dev.larch.platform.access.ResourceFrom.PATH_ORGANIZATION;

import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Organizations over HTTP. */
@Path("/admin/organizations")
public class OrganizationResource {

    private final OrganizationService organizations;
    private final Caller caller;

    OrganizationResource(OrganizationService organizations, Caller caller) {
        this.organizations = organizations;
        this.caller = caller;
    }

    @GET
    @Requires(value = ORGANIZATION_READ, on = CALLERS_ORGANIZATION)
    public Uni<OrganizationResponse.Listing> list() {
        return organizations
                .get(caller.organizationId())
                .map(organization -> new OrganizationResponse.Listing(List.of(OrganizationResponse.of(organization))));
    }

    @GET
    @Path("{id}")
    @Requires(value = ORGANIZATION_READ, on = PATH_ORGANIZATION)
    public Uni<OrganizationResponse> get(@RestPath UUID id) {
        return organizations.get(id).map(OrganizationResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Requires(value = ORGANIZATION_UPDATE, on = PATH_ORGANIZATION)
    public Uni<OrganizationResponse> update(@RestPath UUID id, @NotNull @Valid UpdateOrganizationRequest request) {
        return organizations.rename(caller.principal(), id, request.name()).map(OrganizationResponse::of);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = ORGANIZATION_DELETE, on = PATH_ORGANIZATION)
    public Uni<Void> delete(@RestPath UUID id) {
        return organizations.delete(caller.principal(), id);
    }
}
