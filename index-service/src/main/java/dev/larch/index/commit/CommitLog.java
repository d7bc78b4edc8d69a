package dev.larch.index.store;

import dev.larch.index.store.Commit.Outcome;
import dev.larch.index.store.WriteRequest.Amend;
import dev.larch.index.store.WriteRequest.Clear;
import dev.larch.index.store.WriteRequest.Rows;
import dev.larch.index.store.WriteRequest.Sweep;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
                .flatMap(before -> CounterStatements.clear(connection, indexId, request.namespace(), before)
                        .flatMap(last -> {
                            int count = Math.toIntExact(last - before);
                            var event = List.of(request.event().apply(count));
                            return AppendStatement.run(connection, indexId, List.of(), event)
                                    .replaceWith(new Commit(before, last, List.of(), request.namespace(), done(count)));
                        })));
    }

    /** Removes all rows and the counter; may be repeated. */
    Uni<Void> erase(UUID indexId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> delete(ROWS, indexId))
                .whilst(count -> count == ERASED_AT_ONCE)
                .onItem()
                .ignoreAsUni()
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

    private static List<RowChange> removals(String namespace, List<String> ids) {
        return ids.stream()
                .<RowChange>map(id -> new RowChange.Remove(new RecordKey(namespace, id)))
                .toList();
    }

    private static List<Outcome> done(int count) {
        return List.of(new Outcome.Done(count));
    }
}
