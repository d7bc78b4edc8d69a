package dev.larch.index.provisioning;

import static dev.larch.platform.access.Permission.INDEX_CONFIGURE;
import static dev.larch.platform.access.Permission.INDEX_CREATE;
import static dev.larch.platform.access.Permission.INDEX_DELETE;
import static dev.larch.platform.access.Permission.INDEX_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_INDEX;
import static dev.larch.platform.access.ResourceFrom.WITHIN_CALLERS_PROJECT;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.IndexRequest;
import dev.larch.index.catalog.IndexService;
import dev.larch.index.catalog.Repeatable;
import dev.larch.index.listener.HostConfig;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Indexes over HTTP: shapes and status codes only; the rules are in {@link IndexService}. */
@Path("/indexes")
public class IndexResource {

    private final IndexService indexes;
    private final IndexProvisioner provisioner;
    private final HostConfig config;
    private final Caller caller;
    private final ObjectMapper json;

    IndexResource(
            IndexService indexes, IndexProvisioner provisioner, HostConfig config, Caller caller, ObjectMapper json) {
        this.indexes = indexes;
        this.provisioner = provisioner;
        this.config = config;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Requires(value = INDEX_READ, on = WITHIN_CALLERS_PROJECT)
    public Uni<IndexListResponse> list(@RestHeader(ApiVersion.HEADER) @Nullable String version) {
        var spoken = ApiVersion.of(version);
        var principal = caller.principal();
        return indexes.list(projectId())
                .map(all -> new IndexListResponse(all.stream()
                        .filter(index -> Access.allows(principal, INDEX_READ, index.resource()))
                        .map(index -> response(index, spoken))
                        .toList()));
    }

    // A caller who hangs up must not leave a definition without its port, or a port without its definition.
    @POST
    @Cancellable(false)
    @Requires(value = INDEX_CREATE, on = WITHIN_CALLERS_PROJECT)
    public Uni<RestResponse<IndexResponse>> create(
            @RestHeader(ApiVersion.HEADER) @Nullable String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Nullable IndexRequest request) {
        var spoken = ApiVersion.of(version);
        var asked = present(request);
        var repeatable = key == null ? null : Repeatable.of(key, caller.principal(), asked, json);
        return provisioner
                .create(caller.principal(), projectId(), asked, repeatable)
                .map(index -> RestResponse.status(RestResponse.Status.CREATED, response(index, spoken)));
    }

    @GET
    @Path("{name}")
    @Requires(value = INDEX_READ, on = CALLERS_INDEX)
    public Uni<IndexResponse> get(@RestHeader(ApiVersion.HEADER) @Nullable String version, @RestPath String name) {
        var spoken = ApiVersion.of(version);
        return indexes.get(projectId(), name).map(index -> response(index, spoken));
    }

    @PATCH
    @Path("{name}")
    @Requires(value = INDEX_CONFIGURE, on = CALLERS_INDEX)
    public Uni<RestResponse<IndexResponse>> configure(
            @RestHeader(ApiVersion.HEADER) @Nullable String version,
            @RestPath String name,
            @Nullable IndexRequest request) {
        var spoken = ApiVersion.of(version);
        return indexes.configure(caller.principal(), projectId(), name, present(request))
                .map(index -> RestResponse.status(RestResponse.Status.ACCEPTED, response(index, spoken)));
    }

    @DELETE
    @Path("{name}")
    @Cancellable(false)
    @Requires(value = INDEX_DELETE, on = CALLERS_INDEX)
    public Uni<RestResponse<Void>> delete(
            @RestHeader(ApiVersion.HEADER) @Nullable String version, @RestPath String name) {
        var _ = ApiVersion.of(version);
        return provisioner
                .delete(caller.principal(), projectId(), name)
                .map(_ -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }

    private UUID projectId() {
        return Objects.requireNonNull(caller.principal().projectId(), "The policy lets nobody in without a project");
    }

    private static IndexRequest present(@Nullable IndexRequest request) {
        if (request == null) {
            throw ErrorCode.INVALID_ARGUMENT.because("body: Send a JSON object.");
        }
        return request;
    }

    private IndexResponse response(IndexDefinition index, ApiVersion version) {
        return IndexResponse.of(index, config.advertisedHost(), version);
    }
}
