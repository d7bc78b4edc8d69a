package dev.larch.index.grpc;

import com.google.common.primitives.Floats;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.VectorType;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.SparseValues;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.wire.DescribeIndexStatsResponse;
import dev.larch.index.wire.FetchByMetadataResponse;
import dev.larch.index.wire.FetchResponse;
import dev.larch.index.wire.ListItem;
import dev.larch.index.wire.ListResponse;
import dev.larch.index.wire.NamespaceSummary;
import dev.larch.index.wire.Pagination;
import dev.larch.index.wire.QueryResponse;
import dev.larch.index.wire.ScoredVector;
import dev.larch.index.wire.Vector;
import dev.larch.kernel.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Translates what the record package answers into messages. */
final class Responses {

    private Responses() {}

    static FetchResponse fetched(Map<String, VectorRecord> found, String namespace) {
        var response = FetchResponse.newBuilder().setNamespace(namespace);
        found.forEach((id, record) -> response.putVectors(id, vector(record)));
        return response.build();
    }

    static FetchByMetadataResponse fetched(Page<VectorRecord> page, String namespace) {
        var response = FetchByMetadataResponse.newBuilder().setNamespace(namespace);
        page.items().forEach(record -> response.putVectors(record.id(), vector(record)));
        if (page.next() != null) {
            response.setPagination(Pagination.newBuilder().setNext(page.next()));
        }
        return response.build();
    }

    private static Vector vector(VectorRecord record) {
        var vector = Vector.newBuilder().setId(record.id()).addAllValues(Floats.asList(record.values()));
        if (record.sparse() != null) {
            vector.setSparseValues(sparse(record.sparse()));
        }
        if (record.metadata() != null) {
            vector.setMetadata(Structs.toStruct(record.metadata()));
        }
        return vector.build();
    }

    static ListResponse listed(Page<String> page, String namespace) {
        var response = ListResponse.newBuilder().setNamespace(namespace);
        page.items().forEach(id -> response.addVectors(ListItem.newBuilder().setId(id)));
        if (page.next() != null) {
            response.setPagination(Pagination.newBuilder().setNext(page.next()));
        }
        return response.build();
    }

    static QueryResponse found(List<ScoredRecord> found, String namespace) {
        var response = QueryResponse.newBuilder().setNamespace(namespace);
        found.forEach(hit -> response.addMatches(match(hit)));
        return response.build();
    }

    private static ScoredVector match(ScoredRecord hit) {
        var match = ScoredVector.newBuilder().setId(hit.id()).setScore(hit.score());
        var values = hit.values();
        if (values != null) {
            match.addAllValues(Floats.asList(values));
        }
        if (hit.sparse() != null) {
            match.setSparseValues(sparse(hit.sparse()));
        }
        if (hit.metadata() != null) {
            match.setMetadata(Structs.toStruct(hit.metadata()));
        }
        return match.build();
    }

    private static dev.larch.index.wire.SparseValues sparse(SparseValues values) {
        return dev.larch.index.wire.SparseValues.newBuilder()
                .addAllIndices(Arrays.stream(values.indices())
                        .mapToObj(index -> (int) index)
                        .toList())
                .addAllValues(Floats.asList(values.values()))
                .build();
    }

    static DescribeIndexStatsResponse counted(IndexStats stats, IndexDefinition index) {
        var response = DescribeIndexStatsResponse.newBuilder()
                .setTotalVectorCount(Math.toIntExact(stats.total()))
                .setMetric(index.metric().wireName())
                .setVectorType(index.vectorType().wireName());
        if (index.vectorType() == VectorType.DENSE) {
            response.setDimension(index.dimension());
        }
        stats.namespaces()
                .forEach((name, count) -> response.putNamespaces(
                        name,
                        NamespaceSummary.newBuilder()
                                .setVectorCount(Math.toIntExact(count))
                                .build()));
        return response.build();
    }
}
