package dev.larch.index.commit;

import static dev.larch.kernel.ErrorCode.NOT_FOUND;

import dev.larch.index.commit.Commit.Outcome;
import dev.larch.index.commit.WriteRequest.Amend;
import dev.larch.index.commit.WriteRequest.AmendAll;
import dev.larch.index.commit.WriteRequest.Clear;
import dev.larch.index.commit.WriteRequest.CreateNamespace;
import dev.larch.index.commit.WriteRequest.DropNamespace;
import dev.larch.index.commit.WriteRequest.Rows;
import dev.larch.index.commit.WriteRequest.Sweep;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RecordReader;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** The transactions that change records. Each locks the counter of its index first, so they follow one another. */
@ApplicationScoped
public class CommitLog {

    private static final int ROWS_A_STATEMENT = 1_000;
    private static final int ERASED_AT_ONCE = 5_000;

    private static final String ROWS = "DELETE FROM records AS record USING"
            + " (SELECT namespace, id FROM records WHERE index_id = $1 LIMIT " + ERASED_AT_ONCE + ") AS doomed"
            + " WHERE record.index_id = $1 AND record.namespace = doomed.namespace AND record.id = doomed.id";

    private static final String NAMESPACES = "DELETE FROM index_namespace WHERE index_id = $1";

    private static final String COUNTER = "DELETE FROM index_counter WHERE index_id = $1";

    private final Pool pool;

    CommitLog(Pool pool) {
        this.pool = pool;
    }

    /** Writes the rows of all requests in one statement. */
    Uni<Commit> write(UUID indexId, List<Rows> requests) {
        var changes = lastOfEach(requests);
        var events = requests.stream().map(Rows::event).toList();
        var outcomes = requests.stream()
                .<Outcome>map(rows -> new Outcome.Done(rows.changes().size()))
                .toList();
        return AppendStatement.run(pool, indexId, changes, events)
                .map(last -> new Commit(last - changes.size(), last, changes, null, outcomes));
    }

    /** Reads the records that the requests are about, and writes what becomes of them. */
    Uni<Commit> amend(UUID indexId, List<Amend> requests) {
        var keys = requests.stream().map(Amend::key).toList();
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(_ -> RecordReader.byKey(connection, indexId, keys))
                .map(present -> AmendedRows.of(requests, present))
                .flatMap(amended -> AppendStatement.run(connection, indexId, amended.changes(), amended.events())
                        .map(amended::committedThrough)));
    }

    /** Reads the records that the request is about, and writes what becomes of them, off the event loop. */
    Uni<Commit> amendAll(UUID indexId, AmendAll request) {
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(_ -> RecordReader.byKey(connection, indexId, request.keys()))
                .flatMap(present -> Blocking.call(() -> amended(request, present)))
                .flatMap(changes -> AppendStatement.run(
                                connection,
                                indexId,
                                changes,
                                List.of(request.event().apply(changes.size())))
                        .map(last -> new Commit(last - changes.size(), last, changes, null, done(changes.size())))));
    }

    /** Removes what the selection chooses while nobody else can write to the index. */
    Uni<Commit> sweep(UUID indexId, Sweep request) {
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(before -> request.selection()
                        .select(before)
                        .map(ids -> removals(request.namespace(), ids))
                        .flatMap(removals -> append(connection, indexId, removals, request)
                                .map(last -> new Commit(before, last, removals, null, done(removals.size()))))));
    }

    /** Removes all records of a namespace. */
    Uni<Commit> clear(UUID indexId, Clear request) {
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(before -> clear(connection, indexId, before, request)));
    }

    /** Adds the name of a namespace; fails with ALREADY_EXISTS. */
    Uni<Commit> createNamespace(UUID indexId, CreateNamespace request) {
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(before -> NamespaceStatements.add(connection, indexId, request)
                        .flatMap(_ -> AppendStatement.run(connection, indexId, List.of(), List.of(request.event())))
                        .replaceWith(new Commit(before, before, List.of(), null, done(0)))));
    }

    /** Removes all records of a namespace and its name; fails with NOT_FOUND when there was neither. */
    Uni<Commit> dropNamespace(UUID indexId, DropNamespace request) {
        var all = new Clear(request.namespace(), request.event());
        return pool.withTransaction(connection -> CounterStatements.lock(connection, indexId)
                .flatMap(before -> NamespaceStatements.remove(connection, indexId, request.namespace())
                        .flatMap(removed -> clear(connection, indexId, before, all)
                                .invoke(commit -> {
                                    if (!removed && commit.last() == before) {
                                        throw NOT_FOUND.because(
                                                "Namespace %s not found.".formatted(request.namespace()));
                                    }
                                }))));
    }

    private static Uni<Commit> clear(SqlConnection connection, UUID indexId, long before, Clear request) {
        return CounterStatements.clear(connection, indexId, request.namespace(), before)
                .flatMap(last -> {
                    int count = Math.toIntExact(last - before);
                    var event = List.of(request.event().apply(count));
                    return AppendStatement.run(connection, indexId, List.of(), event)
                            .replaceWith(new Commit(before, last, List.of(), request.namespace(), done(count)));
                });
    }

    /** Removes all rows, the names of namespaces and the counter; may be repeated. */
    Uni<Void> erase(UUID indexId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> delete(ROWS, indexId))
                .whilst(count -> count == ERASED_AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .flatMap(_ -> delete(NAMESPACES, indexId))
                .flatMap(_ -> delete(COUNTER, indexId))
                .replaceWithVoid();
    }

    private Uni<Integer> delete(String sql, UUID indexId) {
        return pool.preparedQuery(sql).execute(Tuple.of(indexId)).map(rows -> rows.rowCount());
    }

    private static Uni<Long> append(SqlConnection connection, UUID indexId, List<RowChange> changes, Sweep request) {
        var event = List.of(request.event().apply(changes.size()));
        var starts = IntStream.iterate(0, start -> start < changes.size(), start -> start + ROWS_A_STATEMENT)
                .boxed();
        return Multi.createFrom()
                .items(starts)
                .map(start -> changes.subList(start, Math.min(start + ROWS_A_STATEMENT, changes.size())))
                .onItem()
                .transformToUniAndConcatenate(rows -> AppendStatement.run(connection, indexId, rows, List.of()))
                .onItem()
                .ignoreAsUni()
                .flatMap(_ -> AppendStatement.run(connection, indexId, List.of(), event));
    }

    /** PostgreSQL can't change a row twice in one statement; the last change is the one that counts. */
    private static List<RowChange> lastOfEach(List<Rows> requests) {
        var changes = new LinkedHashMap<RecordKey, RowChange>();
        for (var rows : requests) {
            rows.changes().forEach(change -> changes.putLast(change.key(), change));
        }
        return new ArrayList<>(changes.values());
    }

    private static List<RowChange> amended(AmendAll request, Map<RecordKey, StoredRecord> present) {
        return request.keys().stream()
                .map(present::get)
                .filter(Objects::nonNull)
                .map(request.amendment()::amend)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<RowChange> removals(String namespace, List<String> ids) {
        return ids.stream()
                .<RowChange>map(id -> new RowChange.Remove(new RecordKey(namespace, id)))
                .toList();
    }

    private static List<Outcome> done(int count) {
        return List.of(new Outcome.Done(count));
    }
}
