package dev.larch.index.grpc;

import static dev.larch.platform.access.Permission.RECORD_DELETE;
import static dev.larch.platform.access.Permission.RECORD_FETCH;
import static dev.larch.platform.access.Permission.RECORD_LIST;
import static dev.larch.platform.access.Permission.RECORD_QUERY;
import static dev.larch.platform.access.Permission.RECORD_STATS;
import static dev.larch.platform.access.Permission.RECORD_UPDATE;
import static dev.larch.platform.access.Permission.RECORD_UPSERT;
import static dev.larch.platform.access.ResourceFrom.WITHIN_DATA_HOST;

import dev.larch.index.listener.CurrentIndex;
import dev.larch.index.record.RecordService;
import dev.larch.index.wire.DeleteRequest;
import dev.larch.index.wire.DeleteResponse;
import dev.larch.index.wire.DescribeIndexStatsRequest;
import dev.larch.index.wire.DescribeIndexStatsResponse;
import dev.larch.index.wire.FetchRequest;
import dev.larch.index.wire.FetchResponse;
import dev.larch.index.wire.ListRequest;
import dev.larch.index.wire.ListResponse;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.QueryResponse;
import dev.larch.index.wire.UpdateRequest;
import dev.larch.index.wire.UpdateResponse;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.UpsertResponse;
import dev.larch.index.wire.VectorService;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** The records of an index over gRPC: shapes only; the rules are in {@link RecordService}. */
@GrpcService
public class VectorGrpcService implements VectorService {

    private final RecordService records;
    private final CurrentIndex index;
    private final Caller caller;

    VectorGrpcService(RecordService records, CurrentIndex index, Caller caller) {
        this.records = records;
        this.index = index;
        this.caller = caller;
    }

    @Override
    @Requires(value = RECORD_UPSERT, on = WITHIN_DATA_HOST)
    public Uni<UpsertResponse> upsert(UpsertRequest request) {
        return records.upsert(index.get(), caller.principal(), request.getNamespace(), Requests.records(request))
                .map(count ->
                        UpsertResponse.newBuilder().setUpsertedCount(count).build());
    }

    @Override
    @Requires(value = RECORD_DELETE, on = WITHIN_DATA_HOST)
    public Uni<DeleteResponse> delete(DeleteRequest request) {
        return records.delete(index.get(), caller.principal(), Requests.delete(request))
                .replaceWith(DeleteResponse.getDefaultInstance());
    }

    @Override
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchResponse> fetch(FetchRequest request) {
        return records.fetch(index.get(), request.getNamespace(), request.getIdsList())
                .map(found -> Responses.fetched(found, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_LIST, on = WITHIN_DATA_HOST)
    public Uni<ListResponse> list(ListRequest request) {
        return records.list(index.get(), Requests.ids(request))
                .map(page -> Responses.listed(page, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_QUERY, on = WITHIN_DATA_HOST)
    public Uni<QueryResponse> query(QueryRequest request) {
        return records.query(index.get(), Requests.query(request))
                .map(found -> Responses.found(found, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_UPDATE, on = WITHIN_DATA_HOST)
    public Uni<UpdateResponse> update(UpdateRequest request) {
        return records.update(index.get(), caller.principal(), Requests.update(request))
                .replaceWith(UpdateResponse.getDefaultInstance());
    }

    @Override
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<DescribeIndexStatsResponse> describeIndexStats(DescribeIndexStatsRequest request) {
        var definition = index.get();
        return records.stats(definition, request.hasFilter() ? Structs.toMap(request.getFilter()) : null)
                .map(stats -> Responses.counted(stats, definition));
    }
}
