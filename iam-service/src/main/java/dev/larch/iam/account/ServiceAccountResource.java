package dev.larch.iam.account;

import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_CREATE;
import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_DELETE;
import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_READ;
import static dev.larch.platform.access.Permission.SERVICE_ACCOUNT_UPDATE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.page.PageResponse;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Service accounts over HTTP. */
@Path("/admin/service-accounts")
public class ServiceAccountResource {

    private final ServiceAccountService accounts;
    private final Caller caller;

    ServiceAccountResource(ServiceAccountService accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Requires(value = SERVICE_ACCOUNT_READ, on = CALLERS_ORGANIZATION)
    public Uni<PageResponse<ServiceAccountResponse>> list(
            @RestQuery @Nullable String limit, @RestQuery @Nullable String paginationToken) {
        var list = ListFingerprint.of(caller.organizationId(), "service-accounts");
        return accounts.list(caller.organizationId(), PageQuery.read(limit, paginationToken, list))
                .map(page -> PageResponse.of(page, ServiceAccountResponse::of));
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = SERVICE_ACCOUNT_CREATE, on = CALLERS_ORGANIZATION)
    public Uni<ServiceAccountResponse.WithSecret> create(@NotNull @Valid CreateServiceAccountRequest request) {
        return accounts.create(caller.principal(), request.name(), request.grants(caller.organizationId()))
                .map(ServiceAccountResponse.WithSecret::of);
    }

    @GET
    @Path("{id}")
    @Requires(value = SERVICE_ACCOUNT_READ, on = CALLERS_ORGANIZATION)
    public Uni<ServiceAccountResponse> get(@RestPath String id) {
        return accounts.get(caller.organizationId(), parse(id)).map(ServiceAccountResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Requires(value = SERVICE_ACCOUNT_UPDATE, on = CALLERS_ORGANIZATION)
    public Uni<ServiceAccountResponse> update(
            @RestPath String id, @NotNull @Valid UpdateServiceAccountRequest request) {
        return accounts.rename(caller.principal(), parse(id), request.name()).map(ServiceAccountResponse::of);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = SERVICE_ACCOUNT_DELETE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return accounts.delete(caller.principal(), parse(id));
    }

    @POST
    @Path("{id}/rotate-secret")
    @Requires(value = SERVICE_ACCOUNT_UPDATE, on = CALLERS_ORGANIZATION)
    public Uni<ServiceAccountResponse.WithSecret> rotateSecret(@RestPath String id) {
        return accounts.rotate(caller.principal(), parse(id)).map(ServiceAccountResponse.WithSecret::of);
    }

    /** What is no id is the id of nothing. */
    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ServiceAccountService.absent(id);
        }
    }
}
