package dev.larch.iam.apikey;

import static dev.larch.platform.access.Permission.API_KEY_CREATE;
import static dev.larch.platform.access.Permission.API_KEY_READ;
import static dev.larch.platform.access.ResourceFrom.PATH_PROJECT;

import dev.larch.iam.keyterm.CreateApiKeyRequest;
import dev.larch.iam.keyterm.KeyTermsReader;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The API keys of one project over HTTP. */
@Path("/admin/projects/{projectId}/api-keys")
public class ProjectApiKeysResource {

    private final ApiKeyService keys;
    private final KeyTermsReader terms;
    private final Caller caller;

    ProjectApiKeysResource(ApiKeyService keys, KeyTermsReader terms, Caller caller) {
        this.keys = keys;
        this.terms = terms;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = API_KEY_CREATE, on = PATH_PROJECT)
    public Uni<ApiKeyResponse.WithSecret> create(
            @RestPath UUID projectId, @NotNull @Valid CreateApiKeyRequest request) {
        return keys.create(caller.principal(), projectId, terms.read(request)).map(ApiKeyResponse.WithSecret::of);
    }

    @GET
    @Requires(value = API_KEY_READ, on = PATH_PROJECT)
    public Uni<ApiKeyResponse.Listing> list(@RestPath UUID projectId) {
        return keys.list(caller.organizationId(), projectId).map(ApiKeyResponse.Listing::of);
    }
}
