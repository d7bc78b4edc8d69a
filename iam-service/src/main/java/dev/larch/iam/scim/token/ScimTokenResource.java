package dev.larch.iam.scim.token;

import static dev.larch.platform.access.Permission.SCIM_MANAGE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The tokens of the company's directory. */
@Path("/admin/scim/tokens")
public class ScimTokenResource {

    private final ScimTokenService tokens;
    private final Caller caller;

    ScimTokenResource(ScimTokenService tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = SCIM_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<ScimTokenResponse.WithValue> create(@NotNull @Valid CreateScimTokenRequest request) {
        return tokens.create(caller.principal(), request.name(), request.lifetime())
                .map(ScimTokenResponse.WithValue::of);
    }

    @GET
    @Requires(value = SCIM_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<ScimTokenResponse.Listing> list() {
        return tokens.list(caller.organizationId()).map(ScimTokenResponse.Listing::of);
    }

    @DELETE
    @Path("{id}")
    @Requires(value = SCIM_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return tokens.delete(caller.principal(), parse(id));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ScimTokenService.absent(id);
        }
    }
}
