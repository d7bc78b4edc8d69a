package dev.larch.iam.workload;

import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_READ;
import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_UPDATE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.kernel.ApiException;
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
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The workload identities of a service account over HTTP. */
@Path("/admin/service-accounts/{id}/workload-identities")
public class WorkloadIdentityResource {

    private final WorkloadIdentityService identities;
    private final Caller caller;

    WorkloadIdentityResource(WorkloadIdentityService identities, Caller caller) {
        this.identities = identities;
        this.caller = caller;
    }

    @GET
    @Requires(value = SERVICE_ACCOUNT_READ, on = CALLERS_ORGANIZATION)
    public Uni<WorkloadIdentityResponse.Listing> list(@RestPath String id) {
        return identities.list(caller.principal(), account(id)).map(WorkloadIdentityResponse.Listing::of);
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = SERVICE_ACCOUNT_UPDATE, on = CALLERS_ORGANIZATION)
    public Uni<WorkloadIdentityResponse> create(@RestPath String id, @NotNull @Valid NewWorkloadIdentity request) {
        return identities.create(caller.principal(), account(id), request).map(WorkloadIdentityResponse::of);
    }

    @DELETE
    @Path("{identityId}")
    @ResponseStatus(202)
    @Requires(value = SERVICE_ACCOUNT_UPDATE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id, @RestPath String identityId) {
        return identities.delete(caller.principal(), account(id), parse(identityId, WorkloadIdentityService::absent));
    }

    private static UUID account(String id) {
        return parse(id, WorkloadIdentityService::absentAccount);
    }

    /** What is no id is the id of nothing. */
    private static UUID parse(String id, Function<String, ApiException> absent) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw absent.apply(id);
        }
    }
}
