package dev.larch.iam.connection;

import static dev.larch.platform.access.Permission.SSO_MANAGE;
import static dev.larch.platform.access.Permission.SSO_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.reauthentication.RecentSignIn;
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

/** The connections of the caller's organization over HTTP. */
@Path("/admin/sso")
public class SsoConnectionResource {

    private final SsoConnectionService connections;
    private final ConnectionReader reader;
    private final RecentSignIn recent;
    private final Caller caller;

    SsoConnectionResource(
            SsoConnectionService connections, ConnectionReader reader, RecentSignIn recent, Caller caller) {
        this.connections = connections;
        this.reader = reader;
        this.recent = recent;
        this.caller = caller;
    }

    @POST
    @Path("connections")
    @ResponseStatus(201)
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SsoConnectionResponse> create(@NotNull @Valid SsoConnectionRequest request) {
        var who = caller.principal();
        return recent.require(who).chain(() -> connections.create(who, request)).flatMap(reader::response);
    }

    @GET
    @Path("connections")
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<SsoConnectionResponse.Listing> list() {
        return reader.list(caller.organizationId());
    }

    @GET
    @Path("connections/{id}")
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<SsoConnectionResponse> get(@RestPath String id) {
        return connections.get(caller.organizationId(), parse(id)).flatMap(reader::response);
    }

    @PATCH
    @Path("connections/{id}")
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SsoConnectionResponse> update(@RestPath String id, @NotNull @Valid SsoConnectionRequest request) {
        var who = caller.principal();
        return connections
                .get(caller.organizationId(), parse(id))
                .call(() -> recent.require(who))
                .flatMap(before -> connections.update(who, before.id(), request))
                .flatMap(reader::response);
    }

    @DELETE
    @Path("connections/{id}")
    @ResponseStatus(202)
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        var who = caller.principal();
        return connections
                .get(caller.organizationId(), parse(id))
                .call(() -> recent.require(who))
                .flatMap(before -> connections.delete(who, before.id()));
    }

    @POST
    @Path("connections/{id}/test")
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<ConnectionTest> test(@RestPath String id) {
        return connections.get(caller.organizationId(), parse(id)).flatMap(reader::test);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SsoConnectionService.absent(id);
        }
    }
}
