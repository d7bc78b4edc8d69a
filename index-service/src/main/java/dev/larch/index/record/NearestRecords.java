package dev.larch.index.record;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.SparseVector;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.SparseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One query, checked, ready to be asked of a namespace in memory. */
final class NearestRecords {

    /** A record that changes all the time is told with the vectors that it has by then. */
    private static final int ATTEMPTS = 3;

    private static final int SPARSE_ENTRY_BYTES = Integer.BYTES + Float.BYTES;

    private final RecordQuery query;
    private final @Nullable Target target;
    private final @Nullable Filter filter;

    private NearestRecords(RecordQuery query, @Nullable Target target) {
        this.query = query;
        this.target = target;
        this.filter = query.filter() == null ? null : RecordRules.filter(query.filter());
    }

    /** Checks the query. Fails with INVALID_ARGUMENT. */
    static NearestRecords of(RecordQuery query, VectorShape shape) {
        RecordRules.between("topK", query.topK(), 1, RecordRules.MOST_MATCHES);
        if (query.includeValues()) {
            AnswerLimit.requireValues("topK", query.topK(), shape.dimension());
        }
        boolean isGiven = query.vector() != null || query.sparse() != null;
        if (isGiven == (query.id() != null)) {
            throw RecordRules.invalid("vector", "send either a vector or the id of a record, and not both.");
        }
        if (query.id() != null) {
            RecordRules.id("id", query.id());
        }
        return new NearestRecords(query, isGiven ? Target.of(query, shape) : null);
    }

    /** The best matches first; none for the id of a record that doesn't exist. */
    List<ScoredRecord> in(NamespaceIndex namespace, BooleanSupplier cancelled) {
        var near = target != null ? target : Target.of(namespace, String.valueOf(query.id()));
        if (near == null) {
            return List.of();
        }
        var request = new SearchRequest(near.values(), near.sparse(), query.topK(), filter);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            var found = namespace.search(request, cancelled);
            if (!query.includeValues() || areStill(namespace, found)) {
                return shown(namespace, found);
            }
        }
        return shown(namespace, namespace.search(request, cancelled));
    }

    /** Whether vectors that are read now are those that were scored. */
    private static boolean areStill(NamespaceIndex namespace, List<Match> matches) {
        return matches.stream()
                .allMatch(match -> namespace
                        .find(match.id())
                        .filter(present -> present.sequence() == match.sequence())
                        .isPresent());
    }

    private List<ScoredRecord> shown(NamespaceIndex namespace, List<Match> matches) {
        var shown = new ArrayList<ScoredRecord>(matches.size());
        long bytes = 0;
        for (var match : matches) {
            var record = query.includeValues() ? namespace.find(match.id()).orElse(null) : null;
            if (record != null || !query.includeValues()) {
                bytes += bytes(match, record);
                AnswerLimit.requireBytes("topK", bytes);
                shown.add(shown(match, record));
            }
        }
        return shown;
    }

    private ScoredRecord shown(Match match, @Nullable VectorRecord record) {
        var sparse = record == null ? null : record.sparse();
        return new ScoredRecord(
                match.id(),
                match.score(),
                record == null ? null : record.vector(),
                sparse == null ? null : SparseValues.of(sparse),
                query.includeMetadata() ? PlainMetadata.of(match.metadata()) : null);
    }

    private long bytes(Match match, @Nullable VectorRecord record) {
        long bytes = query.includeMetadata() ? match.metadata().bytes() : 0;
        if (record != null) {
            var sparse = record.sparse();
            bytes += (long) record.vector().length * Float.BYTES;
            bytes += sparse == null ? 0 : (long) sparse.size() * SPARSE_ENTRY_BYTES;
        }
        return bytes;
    }

    /** What the records are to be near to. */
    private record Target(float[] values, @Nullable SparseVector sparse) {

        static Target of(RecordQuery query, VectorShape shape) {
            var given = query.vector();
            return new Target(
                    shape.searched("vector", given == null ? new float[0] : given),
                    shape.sparse("sparseVector", query.sparse()));
        }

        /** The vectors of a record; null when there is none with that id. */
        static @Nullable Target of(NamespaceIndex namespace, String id) {
            return namespace
                    .find(id)
                    .map(record -> new Target(record.vector(), record.sparse()))
                    .orElse(null);
        }
    }
}
