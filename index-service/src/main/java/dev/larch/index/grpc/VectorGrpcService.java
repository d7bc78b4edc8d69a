package dev.larch.index.grpc;

import static dev.larch.platform.access.Permission.NAMESPACE_CREATE;
import static dev.larch.platform.access.Permission.NAMESPACE_DELETE;
import static dev.larch.platform.access.Permission.NAMESPACE_LIST;
import static dev.larch.platform.access.Permission.NAMESPACE_READ;
import static dev.larch.platform.access.Permission.RECORD_DELETE;
import static dev.larch.platform.access.Permission.RECORD_FETCH;
import static dev.larch.platform.access.Permission.RECORD_LIST;
import static dev.larch.platform.access.Permission.RECORD_QUERY;
import static dev.larch.platform.access.Permission.RECORD_STATS;
import static dev.larch.platform.access.Permission.RECORD_UPDATE;
import static dev.larch.platform.access.Permission.RECORD_UPSERT;
import static dev.larch.platform.access.ResourceFrom.WITHIN_DATA_HOST;

import dev.larch.index.listener.DataAccess;
import dev.larch.index.namespace.NamespaceService;
import dev.larch.index.operation.Update;
import dev.larch.index.record.RecordService;
import dev.larch.index.wire.CreateNamespaceRequest;
import dev.larch.index.wire.DeleteNamespaceRequest;
import dev.larch.index.wire.DeleteRequest;
import dev.larch.index.wire.DeleteResponse;
import dev.larch.index.wire.DescribeIndexStatsRequest;
import dev.larch.index.wire.DescribeIndexStatsResponse;
import dev.larch.index.wire.DescribeNamespaceRequest;
import dev.larch.index.wire.FetchByMetadataRequest;
import dev.larch.index.wire.FetchByMetadataResponse;
import dev.larch.index.wire.FetchRequest;
import dev.larch.index.wire.FetchResponse;
import dev.larch.index.wire.ListNamespacesRequest;
import dev.larch.index.wire.ListNamespacesResponse;
import dev.larch.index.wire.ListRequest;
import dev.larch.index.wire.ListResponse;
import dev.larch.index.wire.NamespaceDescription;
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

/** An index over gRPC: shapes only; the rules are in {@link RecordService} and {@link NamespaceService}. */
@GrpcService
public class VectorGrpcService implements VectorService {

    private final RecordService records;
    private final NamespaceService namespaces;
    private final DataAccess access;
    private final Caller caller;

    VectorGrpcService(RecordService records, NamespaceService namespaces, DataAccess access, Caller caller) {
        this.records = records;
        this.namespaces = namespaces;
        this.access = access;
        this.caller = caller;
    }

    @Override
    @Requires(value = RECORD_UPSERT, on = WITHIN_DATA_HOST)
    public Uni<UpsertResponse> upsert(UpsertRequest request) {
        var space = request.getNamespace();
        return records.upsert(access.index(RECORD_UPSERT, space), caller.principal(), space, Requests.records(request))
                .map(count ->
                        UpsertResponse.newBuilder().setUpsertedCount(count).build());
    }

    @Override
    @Requires(value = RECORD_DELETE, on = WITHIN_DATA_HOST)
    public Uni<DeleteResponse> delete(DeleteRequest request) {
        var index = access.index(RECORD_DELETE, request.getNamespace());
        return records.delete(index, caller.principal(), Requests.delete(request))
                .replaceWith(DeleteResponse.getDefaultInstance());
    }

    @Override
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchResponse> fetch(FetchRequest request) {
        return records.fetch(
                        access.index(RECORD_FETCH, request.getNamespace()),
                        request.getNamespace(),
                        request.getIdsList())
                .map(found -> Responses.fetched(found, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_FETCH, on = WITHIN_DATA_HOST)
    public Uni<FetchByMetadataResponse> fetchByMetadata(FetchByMetadataRequest request) {
        return records.fetchMatching(access.index(RECORD_FETCH, request.getNamespace()), Requests.matching(request))
                .map(page -> Responses.fetched(page, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_LIST, on = WITHIN_DATA_HOST)
    public Uni<ListResponse> list(ListRequest request) {
        return records.list(access.index(RECORD_LIST, request.getNamespace()), Requests.ids(request))
                .map(page -> Responses.listed(page, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_QUERY, on = WITHIN_DATA_HOST)
    public Uni<QueryResponse> query(QueryRequest request) {
        return records.query(access.index(RECORD_QUERY, request.getNamespace()), Requests.query(request))
                .map(found -> Responses.found(found, request.getNamespace()));
    }

    @Override
    @Requires(value = RECORD_UPDATE, on = WITHIN_DATA_HOST)
    public Uni<UpdateResponse> update(UpdateRequest request) {
        var index = access.index(RECORD_UPDATE, request.getNamespace());
        var update = Requests.update(request);
        return records.update(index, caller.principal(), update)
                .map(count -> update instanceof Update.Matching
                        ? UpdateResponse.newBuilder().setMatchedRecords(count).build()
                        : UpdateResponse.getDefaultInstance());
    }

    @Override
    @Requires(value = NAMESPACE_LIST, on = WITHIN_DATA_HOST)
    public Uni<ListNamespacesResponse> listNamespaces(ListNamespacesRequest request) {
        return namespaces
                .list(access.index(), Namespaces.query(request), access.namespaces(NAMESPACE_LIST))
                .map(Namespaces::listed);
    }

    @Override
    @Requires(value = NAMESPACE_READ, on = WITHIN_DATA_HOST)
    public Uni<NamespaceDescription> describeNamespace(DescribeNamespaceRequest request) {
        return namespaces
                .describe(access.index(NAMESPACE_READ, request.getNamespace()), request.getNamespace())
                .map(Namespaces::described);
    }

    @Override
    @Requires(value = NAMESPACE_DELETE, on = WITHIN_DATA_HOST)
    public Uni<DeleteResponse> deleteNamespace(DeleteNamespaceRequest request) {
        var index = access.index(NAMESPACE_DELETE, request.getNamespace());
        return namespaces
                .delete(index, caller.principal(), request.getNamespace())
                .replaceWith(DeleteResponse.getDefaultInstance());
    }

    @Override
    @Requires(value = NAMESPACE_CREATE, on = WITHIN_DATA_HOST)
    public Uni<NamespaceDescription> createNamespace(CreateNamespaceRequest request) {
        var index = access.index(NAMESPACE_CREATE, request.getName());
        return namespaces
                .create(index, caller.principal(), request.getName(), Namespaces.schema(request))
                .map(Namespaces::described);
    }

    @Override
    @Requires(value = RECORD_STATS, on = WITHIN_DATA_HOST)
    public Uni<DescribeIndexStatsResponse> describeIndexStats(DescribeIndexStatsRequest request) {
        var index = access.index();
        var filter = request.hasFilter() ? Structs.toMap(request.getFilter()) : null;
        return records.stats(index, filter, access.namespaces(RECORD_STATS))
                .map(stats -> Responses.counted(stats, index));
    }
}
