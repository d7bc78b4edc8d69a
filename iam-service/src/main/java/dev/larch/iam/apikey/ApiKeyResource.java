package dev.larch.iam.apikey;

import static dev.larch.platform.access.Permission.API_KEY_DELETE;
import static dev.larch.platform.access.Permission.API_KEY_READ;
import static dev.larch.platform.access.Permission.API_KEY_UPDATE;
import static dev.larch.platform.access.ResourceFrom.SERVICE_DECIDES;

import dev.larch.iam.keyterm.KeyTermsReader;
import dev.larch.iam.keyterm.UpdateApiKeyRequest;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Single API keys over HTTP. Only the key's row says which project it belongs to, so the service decides. */
@Path("/admin/api-keys/{id}")
public class ApiKeyResource {

    private final ApiKeyService keys;
    private final KeyRotationService rotation;
    private final KeyTermsReader terms;
    private final Caller caller;

    ApiKeyResource(ApiKeyService keys, KeyRotationService rotation, KeyTermsReader terms, Caller caller) {
        this.keys = keys;
        this.rotation = rotation;
        this.terms = terms;
        this.caller = caller;
    }

    @GET
    @Requires(value = API_KEY_READ, on = SERVICE_DECIDES)
    public Uni<ApiKeyResponse> get(@RestPath String id) {
        return keys.get(caller.principal(), parse(id)).map(ApiKeyResponse::of);
    }

    @PATCH
    @Requires(value = API_KEY_UPDATE, on = SERVICE_DECIDES)
    public Uni<ApiKeyResponse> update(@RestPath String id, @NotNull @Valid UpdateApiKeyRequest request) {
        return keys.update(caller.principal(), parse(id), terms.read(request)).map(ApiKeyResponse::of);
    }

    @DELETE
    @ResponseStatus(202)
    @Requires(value = API_KEY_DELETE, on = SERVICE_DECIDES)
    public Uni<Void> delete(@RestPath String id) {
        return keys.delete(caller.principal(), parse(id));
    }

    /** A new value for the key. The present one counts until the overlap is over, an older one no more. */
    @POST
    @Path("rotate")
    @Requires(value = API_KEY_UPDATE, on = SERVICE_DECIDES)
    public Uni<ApiKeyResponse.WithSecret> rotate(@RestPath String id, @Nullable @Valid RotateApiKeyRequest request) {
        var wanted = request == null ? RotateApiKeyRequest.DEFAULT : request;
        return rotation.rotate(caller.principal(), parse(id), wanted.overlap()).map(ApiKeyResponse.WithSecret::of);
    }

    /** Ends the overlap of a rotation early. */
    @DELETE
    @Path("previous")
    @ResponseStatus(202)
    @Requires(value = API_KEY_UPDATE, on = SERVICE_DECIDES)
    public Uni<Void> endOverlap(@RestPath String id) {
        return rotation.endOverlap(caller.principal(), parse(id));
    }

    /** What is no id is the id of nothing. */
    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ApiKeyService.absent(id);
        }
    }
}
