package dev.larch.index.grpc;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import com.google.common.primitives.Floats;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.SparseValues;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.wire.DeleteRequest;
import dev.larch.index.wire.FetchByMetadataRequest;
import dev.larch.index.wire.ListRequest;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.UpdateRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates requests into the terms of the record package; what contradicts itself is refused. */
final class Requests {

    private Requests() {}

    static List<VectorRecord> records(UpsertRequest request) {
        var records = new ArrayList<VectorRecord>(request.getVectorsCount());
        for (int i = 0; i < request.getVectorsCount(); i++) {
            records.add(record(request.getVectors(i)));
        }
        return records;
    }

    private static VectorRecord record(Vector vector) {
        return new VectorRecord(
                vector.getId(),
                Floats.toArray(vector.getValuesList()),
                vector.hasSparseValues() ? sparse(vector.getSparseValues()) : null,
                vector.hasMetadata() ? Structs.toMap(vector.getMetadata()) : null);
    }

    static RecordQuery query(QueryRequest request) {
        return new RecordQuery(
                request.getNamespace(),
                request.getTopK(),
                request.getVectorCount() == 0 ? null : Floats.toArray(request.getVectorList()),
                request.hasSparseVector() ? sparse(request.getSparseVector()) : null,
                request.getId().isEmpty() ? null : request.getId(),
                request.hasFilter() ? Structs.toMap(request.getFilter()) : null,
                request.getIncludeValues(),
                request.getIncludeMetadata());
    }

    static IdQuery ids(ListRequest request) {
        return new IdQuery(
                request.getNamespace(),
                request.hasPrefix() ? request.getPrefix() : null,
                request.hasLimit() ? request.getLimit() : null,
                request.hasPaginationToken() ? request.getPaginationToken() : null);
    }

    static Update update(UpdateRequest request) {
        if (request.getId().isEmpty() != request.hasFilter()) {
            throw INVALID_ARGUMENT.because("id: Send either the id of a record or a filter, and not both.");
        }
        return request.hasFilter() ? updateOfMatching(request) : updateOfOne(request);
    }

    private static Update updateOfOne(UpdateRequest request) {
        if (request.getDryRun()) {
            throw INVALID_ARGUMENT.because("dry_run: Only an update by filter can be tried.");
        }
        return new Update.One(
                request.getNamespace(),
                request.getId(),
                request.getValuesCount() == 0 ? null : Floats.toArray(request.getValuesList()),
                request.hasSparseValues() ? sparse(request.getSparseValues()) : null,
                setMetadata(request));
    }

    private static Update updateOfMatching(UpdateRequest request) {
        if (request.getValuesCount() > 0 || request.hasSparseValues()) {
            throw INVALID_ARGUMENT.because("values: An update by filter changes metadata only.");
        }
        return new Update.Matching(
                request.getNamespace(), Structs.toMap(request.getFilter()), setMetadata(request), request.getDryRun());
    }

    private static @Nullable Map<String, Object> setMetadata(UpdateRequest request) {
        return request.hasSetMetadata() ? Structs.toMap(request.getSetMetadata()) : null;
    }

    static MatchingQuery matching(FetchByMetadataRequest request) {
        return new MatchingQuery(
                request.getNamespace(),
                request.hasFilter() ? Structs.toMap(request.getFilter()) : null,
                request.hasLimit() ? request.getLimit() : null,
                request.hasPaginationToken() ? request.getPaginationToken() : null);
    }

    static Delete delete(DeleteRequest request) {
        boolean byFilter = request.hasFilter() && request.getFilter().getFieldsCount() > 0;
        long ways = Stream.of(request.getIdsCount() > 0, request.getDeleteAll(), byFilter)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw INVALID_ARGUMENT.because("ids: Send exactly one of ids, delete_all and filter.");
        }
        if (request.getIdsCount() > 0) {
            return new Delete.ByIds(request.getNamespace(), request.getIdsList());
        }
        return byFilter
                ? new Delete.ByFilter(request.getNamespace(), Structs.toMap(request.getFilter()))
                : new Delete.All(request.getNamespace());
    }

    private static SparseValues sparse(dev.larch.index.wire.SparseValues message) {
        var indices = message.getIndicesList().stream()
                .mapToLong(Integer::toUnsignedLong)
                .toArray();
        return new SparseValues(indices, Floats.toArray(message.getValuesList()));
    }
}
