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
import dev.larch.index.listener.DataAccess;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.Update;
import dev.larch.index.record.RecordService;
import dev.larch.index.rest.answer.Accepted;
import dev.larch.index.rest.answer.FetchAnswer;
import dev.larch.index.rest.answer.FetchByMetadataAnswer;
import dev.larch.index.rest.answer.ListAnswer;
import dev.larch.index.rest.answer.QueryAnswer;
import dev.larch.index.rest.answer.StatsAnswer;
import dev.larch.index.rest.answer.UpdateAnswer;
import dev.larch.index.rest.answer.UpsertAnswer;
import dev.larch.index.rest.request.Body;
import dev.larch.index.rest.request.DeleteBody;
import dev.larch.index.rest.request.FetchByMetadataBody;
import dev.larch.index.rest.request.PageLimit;
import dev.larch.index.rest.request.QueryBody;
import dev.larch.index.rest.request.StatsBody;
import dev.larch.index.rest.request.UpdateBody;
import dev.larch.index.rest.request.UpsertBody;
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
    private final DataAccess access;
    private final Caller caller;

    RecordResource(RecordService records, DataAccess access, Caller caller) {
        this.records = records;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Path("vectors/upsert")
    @Requires(value = RECORD_UPSERT, on = WITHIN_DATA_HOST)
    public Uni<UpsertAnswer> upsert(@Nullable UpsertBody body) {
        var request = Body.present(body);
        var space = Body.namespace(request.namespace());
        return records.upsert(access.index(RECORD_UPSERT, space), caller.principal(), space, request.records())
                .map(UpsertAnswer::new);
    }

    @POST
    @Path("query")
    @Requires(value = RECORD_QUERY, on = WITHIN_DATA_HOST)
    public Uni<QueryAnswer> query(@Nullable QueryBody body) {
        var query = Body.present(body).toQuery();
        return records.query(access.index(RECORD_QUERY, query.namespace()), query)
                .map(found -> QueryAnswer.of(found, query.namespace()));
    }

    @GET
    @Path("vectors/fetch")
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchAnswer> fetch(@RestQuery List<String> ids, @RestQuery @Nullable String namespace) {
        var space = Body.namespace(namespace);
        return records.fetch(access.index(RECORD_FETCH, space), space, ids).map(found -> FetchAnswer.of(found, space));
    }

    @POST
    @Path("vectors/fetch_by_metadata")
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchByMetadataAnswer> fetchByMetadata(@Nullable FetchByMetadataBody body) {
        var query = Body.present(body).toQuery();
        return records.fetchMatching(access.index(RECORD_FETCH, query.namespace()), query)
                .map(page -> FetchByMetadataAnswer.of(page, query.namespace()));
    }

    @GET
    @Path("vectors/list")
    @Requires(value = RECORD_LIST, on = WITHIN_DATA_HOST)
    public Uni<ListAnswer> list(
            @RestQuery @Nullable String prefix,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String paginationToken,
            @RestQuery @Nullable String namespace) {
        var query = new IdQuery(Body.namespace(namespace), prefix, PageLimit.of(limit), paginationToken);
        return records.list(access.index(RECORD_LIST, query.namespace()), query)
                .map(page -> ListAnswer.of(page, query.namespace()));
    }

    @POST
    @Path("vectors/update")
    @Requires(value = RECORD_UPDATE, on = WITHIN_DATA_HOST)
    public Uni<UpdateAnswer> update(@Nullable UpdateBody body) {
        var update = Body.present(body).toUpdate();
        return records.update(access.index(RECORD_UPDATE, update.namespace()), caller.principal(), update)
                .map(count -> new UpdateAnswer(update instanceof Update.Matching ? count : null));
    }

    @POST
    @Path("vectors/delete")
    @Requires(value = RECORD_DELETE, on = WITHIN_DATA_HOST)
    public Uni<Accepted> delete(@Nullable DeleteBody body) {
        var delete = Body.present(body).toDelete();
        return records.delete(access.index(RECORD_DELETE, delete.namespace()), caller.principal(), delete)
                .replaceWith(new Accepted());
    }

    @POST
    @Path("describe_index_stats")
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<StatsAnswer> stats(@Nullable StatsBody body) {
        return stats(access.index(), body);
    }

    @GET
    @Path("describe_index_stats")
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<StatsAnswer> stats() {
        return stats(access.index(), null);
    }

    private Uni<StatsAnswer> stats(IndexDefinition definition, @Nullable StatsBody body) {
        return records.stats(definition, body == null ? null : body.filter(), access.namespaces(RECORD_STATS))
                .map(counts -> StatsAnswer.of(counts, definition));
    }
}
