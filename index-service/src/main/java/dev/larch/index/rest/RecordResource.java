package dev.larch.index.rest;

import static dev.larch.platform.access.Permission.RECORD_DELETE;
import static dev.larch.platform.access.Permission.RECORD_FETCH;
import static dev.larch.platform.access.Permission.RECORD_LIST;
import static dev.larch.platform.access.Permission.RECORD_QUERY;
import static dev.larch.platform.access.Permission.RECORD_STATS;
import static dev.larch.platform.access.Permission.RECORD_UPDATE;
import static dev.larch.platform.access.Permission.RECORD_UPSERT;
import static dev.larch.platform.access.ResourceFrom.WITHIN_DATA_HOST;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.listener.CurrentIndex;
import dev.larch.index.record.RecordService;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The records of an index over HTTP: shapes only; the rules are in {@link RecordService}. */
@Path("/")
public class RecordResource {

    private final RecordService records;
    private final CurrentIndex index;
    private final Caller caller;

    RecordResource(RecordService records, CurrentIndex index, Caller caller) {
        this.records = records;
        this.index = index;
        this.caller = caller;
    }

    @POST
    @Path("vectors/upsert")
    @Requires(value = RECORD_UPSERT, on = WITHIN_DATA_HOST)
    public Uni<UpsertAnswer> upsert(@Nullable UpsertBody body) {
        var request = Bodies.present(body);
        return records.upsert(index.get(), caller.principal(), Bodies.namespace(request.namespace()), request.records())
                .map(UpsertAnswer::new);
    }

    @POST
    @Path("query")
    @Requires(value = RECORD_QUERY, on = WITHIN_DATA_HOST)
    public Uni<QueryAnswer> query(@Nullable QueryBody body) {
        var query = Bodies.query(Bodies.present(body));
        return records.query(index.get(), query).map(found -> Bodies.answer(found, query.namespace()));
    }

    @GET
    @Path("vectors/fetch")
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchAnswer> fetch(@RestQuery List<String> ids, @RestQuery @Nullable String namespace) {
        var space = Bodies.namespace(namespace);
        return records.fetch(index.get(), space, ids).map(found -> Bodies.answer(found, space));
    }

    @GET
    @Path("vectors/list")
    @Requires(value = RECORD_LIST, on = WITHIN_DATA_HOST)
    public Uni<ListAnswer> list(
            @RestQuery @Nullable String prefix,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String paginationToken,
            @RestQuery @Nullable String namespace) {
        var query = Bodies.ids(prefix, limit, paginationToken, Bodies.namespace(namespace));
        return records.list(index.get(), query).map(page -> ListAnswer.of(page, query.namespace()));
    }

    @POST
    @Path("vectors/update")
    @Requires(value = RECORD_UPDATE, on = WITHIN_DATA_HOST)
    public Uni<Accepted> update(@Nullable UpdateBody body) {
        return records.update(index.get(), caller.principal(), Bodies.update(Bodies.present(body)))
                .replaceWith(new Accepted());
    }

    @POST
    @Path("vectors/delete")
    @Requires(value = RECORD_DELETE, on = WITHIN_DATA_HOST)
    public Uni<Accepted> delete(@Nullable DeleteBody body) {
        return records.delete(index.get(), caller.principal(), Bodies.delete(Bodies.present(body)))
                .replaceWith(new Accepted());
    }

    @POST
    @Path("describe_index_stats")
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<StatsAnswer> stats(@Nullable StatsBody body) {
        return stats(index.get(), body);
    }

    @GET
    @Path("describe_index_stats")
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<StatsAnswer> stats() {
        return stats(index.get(), null);
    }

    private Uni<StatsAnswer> stats(IndexDefinition definition, @Nullable StatsBody body) {
        return records.stats(definition, body == null ? null : body.filter())
                .map(counts -> Bodies.answer(counts, definition));
    }
}
