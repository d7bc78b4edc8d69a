package dev.larch.iam.revocation;

import dev.larch.platform.resolution.Revocation;
import dev.larch.platform.resolution.RevocationPage;
import dev.larch.platform.resolution.RevokedSubject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the revocation log. */
@ApplicationScoped
public class RevocationLog {

    private static final int MAX_ENTRIES = 1_000;
    private static final String POSITION = "SELECT position FROM revocation_counter";
    private static final String PAGE = """
            SELECT c.position AS reached, r.position, r.kind, r.subject_id
            FROM revocation_counter c LEFT JOIN revocation r ON r.position > $1
            ORDER BY r.position LIMIT\s""" + MAX_ENTRIES;

    private final Pool pool;

    RevocationLog(Pool pool) {
        this.pool = pool;
    }

    /** The entries after a position; to a follower who knows none yet, only the position that he starts at. */
    Uni<RevocationPage> after(long position, String nonce) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(position < 0 ? Long.MAX_VALUE : position))
                .map(rows -> page(rows, position, nonce));
    }

    /** The newest position. */
    Uni<Long> position() {
        return pool.query(POSITION).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** Positions have no gap: where the first one after the asked position is not the next, older ones were purged. */
    private static RevocationPage page(RowSet<Row> rows, long asked, String nonce) {
        long newest = rows.iterator().next().getLong("reached");
        var entries = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getLong("position") != null)
                .map(RevocationLog::entry)
                .toList();
        long first = entries.isEmpty() ? newest + 1 : entries.getFirst().position();
        if (asked >= 0 && first > asked + 1) {
            return new RevocationPage(nonce, newest, List.of(), true);
        }
        return new RevocationPage(
                nonce, entries.isEmpty() ? newest : entries.getLast().position(), entries, false);
    }

    private static Revocation entry(Row row) {
        return new Revocation(
                row.getLong("position"), RevokedSubject.ofWireName(row.getString("kind")), row.getString("subject_id"));
    }
}
