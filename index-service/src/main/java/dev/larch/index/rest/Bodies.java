package dev.larch.index.rest;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates between bodies and the terms of the record package; what is left out or contradicts itself is refused. */
final class Bodies {

    private Bodies() {}

    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw INVALID_ARGUMENT.because("body: Send a JSON object.");
        }
        return body;
    }

    static String namespace(@Nullable String namespace) {
        return Objects.requireNonNullElse(namespace, "");
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    static RecordQuery query(QueryBody body) {
        SparseValues.refuse(body.sparseVector(), "sparseVector");
        if (body.topK() == null) {
            throw INVALID_ARGUMENT.because("topK: Say how many records you want, 1 to 10000.");
        }
        return new RecordQuery(
                namespace(body.namespace()),
                body.topK(),
                body.vector(),
                body.id(),
                body.filter(),
                isTrue(body.includeValues()),
                isTrue(body.includeMetadata()));
    }

    static IdQuery ids(@Nullable String prefix, @Nullable String limit, @Nullable String token, String namespace) {
        try {
            return new IdQuery(namespace, prefix, limit == null ? null : Integer.valueOf(limit), token);
        } catch (NumberFormatException e) {
            throw INVALID_ARGUMENT.because("limit: Must be a number from 1 to 100.");
        }
    }

    static Update update(UpdateBody body) {
        SparseValues.refuse(body.sparseValues(), "sparseValues");
        if (body.filter() != null || body.dryRun() != null) {
            throw INVALID_ARGUMENT.because("filter: Updates by filter are not offered yet. Name the record's id.");
        }
        if (body.id() == null) {
            throw INVALID_ARGUMENT.because("id: Name the record to update.");
        }
        return new Update(namespace(body.namespace()), body.id(), body.values(), body.setMetadata());
    }

    static Delete delete(DeleteBody body) {
        long ways = Stream.of(body.ids() != null, isTrue(body.deleteAll()), body.filter() != null)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw INVALID_ARGUMENT.because("ids: Send exactly one of ids, deleteAll and filter.");
        }
        var namespace = namespace(body.namespace());
        if (body.ids() != null) {
            return new Delete.ByIds(namespace, ids(body.ids()));
        }
        return body.filter() == null ? new Delete.All(namespace) : new Delete.ByFilter(namespace, body.filter());
    }

    private static List<String> ids(List<@Nullable String> ids) {
        var present = new ArrayList<String>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            if (id == null) {
                throw INVALID_ARGUMENT.because("ids[%d]: Must be a string.".formatted(i));
            }
            present.add(id);
        }
        return present;
    }

    static QueryAnswer answer(List<ScoredRecord> found, String namespace) {
        return new QueryAnswer(
                found.stream()
                        .map(hit -> new QueryAnswer.Match(hit.id(), hit.score(), hit.values(), hit.metadata()))
                        .toList(),
                namespace);
    }

    static FetchAnswer answer(Map<String, VectorRecord> found, String namespace) {
        var vectors = new LinkedHashMap<String, RecordBody>();
        found.forEach((id, record) -> vectors.put(id, RecordBody.of(record)));
        return new FetchAnswer(vectors, namespace);
    }

    static StatsAnswer answer(IndexStats stats, IndexDefinition index) {
        var namespaces = new LinkedHashMap<String, StatsAnswer.NamespaceCount>();
        stats.namespaces().forEach((name, count) -> namespaces.put(name, new StatsAnswer.NamespaceCount(count)));
        return new StatsAnswer(
                namespaces, stats.dimension(), 0, stats.total(), index.metric().wireName(), "dense");
    }
}
