package dev.larch.index.rest;

import static dev.larch.platform.access.Permission.NAMESPACE_CREATE;
import static dev.larch.platform.access.Permission.NAMESPACE_DELETE;
import static dev.larch.platform.access.Permission.NAMESPACE_LIST;
import static dev.larch.platform.access.Permission.NAMESPACE_READ;
import static dev.larch.platform.access.ResourceFrom.WITHIN_DATA_HOST;

import dev.larch.index.listener.DataAccess;
import dev.larch.index.namespace.NamespaceQuery;
import dev.larch.index.namespace.NamespaceService;
import dev.larch.index.rest.answer.Accepted;
import dev.larch.index.rest.answer.NamespaceAnswer;
import dev.larch.index.rest.answer.NamespaceListAnswer;
import dev.larch.index.rest.request.Body;
import dev.larch.index.rest.request.CreateNamespaceBody;
import dev.larch.index.rest.request.PageLimit;
import dev.larch.index.rest.shape.MetadataSchema;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The namespaces of an index over HTTP: shapes only; the rules are in {@link NamespaceService}. */
@Path("/namespaces")
public class NamespaceResource {

    private final NamespaceService namespaces;
    private final DataAccess access;
    private final Caller caller;

    NamespaceResource(NamespaceService namespaces, DataAccess access, Caller caller) {
        this.namespaces = namespaces;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Requires(value = NAMESPACE_LIST, on = WITHIN_DATA_HOST)
    public Uni<NamespaceListAnswer> list(
            @RestQuery @Nullable String prefix,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String paginationToken) {
        var query = new NamespaceQuery(prefix, PageLimit.of(limit), paginationToken);
        return namespaces
                .list(access.index(), query, access.namespaces(NAMESPACE_LIST))
                .map(NamespaceListAnswer::of);
    }

    @POST
    @Requires(value = NAMESPACE_CREATE, on = WITHIN_DATA_HOST)
    public Uni<NamespaceAnswer> create(@Nullable CreateNamespaceBody body) {
        var request = Body.present(body);
        var name = Objects.requireNonNullElse(request.name(), "");
        return namespaces
                .create(
                        access.index(NAMESPACE_CREATE, name),
                        caller.principal(),
                        name,
                        MetadataSchema.toNames(request.schema()))
                .map(NamespaceAnswer::of);
    }

    @GET
    @Path("{namespace}")
    @Requires(value = NAMESPACE_READ, on = WITHIN_DATA_HOST)
    public Uni<NamespaceAnswer> describe(@RestPath String namespace) {
        return namespaces
                .describe(access.index(NAMESPACE_READ, namespace), namespace)
                .map(NamespaceAnswer::of);
    }

    @DELETE
    @Path("{namespace}")
    @Requires(value = NAMESPACE_DELETE, on = WITHIN_DATA_HOST)
    public Uni<Accepted> delete(@RestPath String namespace) {
        return namespaces
                .delete(access.index(NAMESPACE_DELETE, namespace), caller.principal(), namespace)
                .replaceWith(new Accepted());
    }
}
