package dev.larch.iam.grant;

import static dev.larch.platform.access.Permission.ROLE_BINDING_CREATE;
import static dev.larch.platform.access.Permission.ROLE_BINDING_DELETE;
import static dev.larch.platform.access.Permission.ROLE_BINDING_READ;
import static dev.larch.platform.access.ResourceFrom.SERVICE_DECIDES;

import dev.larch.iam.page.PageResponse;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Role bindings over HTTP. What a binding is on, its row or the body says, so the service decides. */
@Path("/admin/role-bindings")
public class RoleBindingResource {

    private final GrantService grants;
    private final Caller caller;

    RoleBindingResource(GrantService grants, Caller caller) {
        this.grants = grants;
        this.caller = caller;
    }

    @GET
    @Requires(value = ROLE_BINDING_READ, on = SERVICE_DECIDES)
    public Uni<PageResponse<RoleBindingResponse>> list(@BeanParam RoleBindingQuery query) {
        return grants.list(caller.principal(), query.filter(), query.page(caller.organizationId()))
                .map(page -> PageResponse.of(page, RoleBindingResponse::of));
    }

    // 200, as the contract has it
    @POST
    @Requires(value = ROLE_BINDING_CREATE, on = SERVICE_DECIDES)
    public Uni<RoleBindingResponse> create(@NotNull @Valid CreateRoleBindingRequest request) {
        return grants.create(caller.principal(), request.holder(), request.grant(caller.organizationId()))
                .map(RoleBindingResponse::of);
    }

    @GET
    @Path("{id}")
    @Requires(value = ROLE_BINDING_READ, on = SERVICE_DECIDES)
    public Uni<RoleBindingResponse> get(@RestPath String id) {
        return grants.get(caller.principal(), parse(id)).map(RoleBindingResponse::of);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = ROLE_BINDING_DELETE, on = SERVICE_DECIDES)
    public Uni<Void> delete(@RestPath String id) {
        return grants.delete(caller.principal(), parse(id));
    }

    /** What is no id is the id of nothing. */
    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw GrantService.absent(id);
        }
    }
}
