package dev.larch.iam.access;

import static dev.larch.platform.access.Permission.ACCESS_EXPLAIN;
import static dev.larch.platform.access.ResourceFrom.SERVICE_DECIDES;

import dev.larch.iam.page.PageResponse;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Questions about rights over HTTP. Only the question says which project it is about, so the service decides. */
@Path("/admin/access")
public class AccessResource {

    private final AccessService access;
    private final Caller caller;

    AccessResource(AccessService access, Caller caller) {
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Path("explain")
    @Requires(value = ACCESS_EXPLAIN, on = SERVICE_DECIDES)
    public Uni<ExplainResponse> explain(@NotNull @Valid ExplainRequest request) {
        return access.explain(caller.principal(), request);
    }

    @GET
    @Path("who-can")
    @Requires(value = ACCESS_EXPLAIN, on = SERVICE_DECIDES)
    public Uni<PageResponse<HolderResponse>> whoCan(@BeanParam WhoCanQuery query) {
        return access.whoCan(
                        caller.principal(),
                        AccessTerms.permission(query.permission()),
                        query.place(),
                        query.page(caller.organizationId()))
                .map(found -> PageResponse.of(found, holder -> holder));
    }
}
