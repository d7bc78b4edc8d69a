package dev.larch.index.grpc;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import com.google.common.primitives.Floats;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.wire.DeleteRequest;
import dev.larch.index.wire.ListRequest;
import dev.larch.index.wire.QueryRequest;
import dev.larch.index.wire.UpdateRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Translates requests into the terms of the record package; what contradicts itself is refused. */
final class Requests {

    private Requests() {}

    static List<VectorRecord> records(UpsertRequest request) {
        var records = new ArrayList<VectorRecord>(request.getVectorsCount());
        for (int i = 0; i < request.getVectorsCount(); i++) {
            var vector = request.getVectors(i);
            refuseSparse(vector.hasSparseValues(), "vectors[%d].sparse_values".formatted(i));
            records.add(record(vector));
        }
        return records;
    }

    private static VectorRecord record(Vector vector) {
        return new VectorRecord(
                vector.getId(),
                Floats.toArray(vector.getValuesList()),
                vector.hasMetadata() ? Structs.toMap(vector.getMetadata()) : null);
    }

    static RecordQuery query(QueryRequest request) {
        refuseSparse(request.hasSparseVector(), "sparse_vector");
        return new RecordQuery(
                request.getNamespace(),
                request.getTopK(),
                request.getVectorCount() == 0 ? null : Floats.toArray(request.getVectorList()),
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
        refuseSparse(request.hasSparseValues(), "sparse_values");
        if (request.hasFilter() || request.hasDryRun()) {
            throw INVALID_ARGUMENT.because("filter: Updates by filter are not offered yet. Name the record's id.");
        }
        return new Update(
                request.getNamespace(),
                request.getId(),
                request.getValuesCount() == 0 ? null : Floats.toArray(request.getValuesList()),
                request.hasSetMetadata() ? Structs.toMap(request.getSetMetadata()) : null);
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

    /** Sparse vectors are not offered yet, and to drop them silently would lose what the caller meant to store. */
    private static void refuseSparse(boolean given, String field) {
        if (given) {
            throw INVALID_ARGUMENT.because(
                    field + ": Sparse values are not offered yet; a dense index takes dense values only.");
        }
    }
}
