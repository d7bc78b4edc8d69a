package dev.larch.iam.signing;

import dev.larch.iam.secret.SecretCipher;
import dev.larch.kernel.Ids;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signing keys in the database, through which the replicas of this service agree on them. */
@ApplicationScoped
class SigningKeyStore {

    private static final String LIST = "SELECT id, private_key, public_key, created_at, signs_from, sealed"
            + " FROM signing_key ORDER BY signs_from, id";
    private static final String LOCK = "LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE";
    private static final String INSERT =
            "INSERT INTO signing_key (id, private_key, public_key, created_at, signs_from, sealed)"
                    + " VALUES ($1, $2, $3, $4, $5, $6)";
    private static final String SEAL = "UPDATE signing_key SET private_key = $2, sealed = true WHERE id = $1";
    private static final String DELETE = "DELETE FROM signing_key WHERE id = ANY ($1)";

    private final Pool pool;
    private final SecretCipher cipher;
    private final KeySchedule schedule;
    private final Instant distrustBefore;
    private final Clock clock;

    SigningKeyStore(Pool pool, SecretCipher cipher, SigningKeysConfig config, Clock clock) {
        this.pool = pool;
        this.cipher = cipher;
        this.schedule = new KeySchedule(config.rotateEvery(), config.publishBeforeUse());
        this.distrustBefore = config.distrustBefore().orElse(Instant.MIN);
        this.clock = clock;
        if (distrustBefore.isAfter(clock.instant())) {
            // Every key would be distrusted as soon as it is made.
            throw new IllegalStateException("larch.iam.signing-keys.distrust-before must not lie in the future.");
        }
    }

    KeySchedule schedule() {
        return schedule;
    }

    /** All keys, in the order in which they sign. Makes the next one when it is due, and deletes what is over. */
    Uni<List<SigningKey>> keep() {
        return pool.query(LIST)
                .execute()
                .map(SigningKeyRow::all)
                .flatMap(rows -> isSettled(rows) ? keys(rows) : settle());
    }

    private boolean isSettled(List<SigningKeyRow> rows) {
        return due(rows).isEmpty()
                && outdated(rows).length == 0
                && rows.stream().allMatch(SigningKeyRow::sealed);
    }

    /** One replica at a time; the others find the work done. The key is made before the lock is taken. */
    private Uni<List<SigningKey>> settle() {
        return Blocking.call(() -> SigningKey.generate(Ids.next(clock).toString(), clock.instant()))
                .flatMap(spare -> pool.withTransaction(connection -> settle(connection, spare)))
                .flatMap(this::keys);
    }

    private Uni<List<SigningKeyRow>> settle(SqlConnection connection, SigningKey spare) {
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> connection.query(LIST).execute())
                .map(SigningKeyRow::all)
                .call(rows -> write(connection, rows, spare))
                .chain(() -> connection.query(LIST).execute().map(SigningKeyRow::all));
    }

    private Uni<Void> write(SqlConnection connection, List<SigningKeyRow> rows, SigningKey spare) {
        var work = new ArrayList<Uni<RowSet<Row>>>();
        due(rows).map(from -> insert(connection, spare, from)).ifPresent(work::add);
        work.add(connection.preparedQuery(DELETE).execute(Tuple.of(outdated(rows))));
        rows.stream()
                .filter(row -> !row.sealed())
                .map(row -> seal(connection, row))
                .forEach(work::add);
        return Uni.join().all(work).usingConcurrencyOf(1).andFailFast().replaceWithVoid();
    }

    private Uni<RowSet<Row>> insert(SqlConnection connection, SigningKey key, Instant signsFrom) {
        var sealed = cipher.seal(SigningKeyRow.place(key.id()), key.privateKey().getEncoded());
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        key.id(),
                        Buffer.buffer(sealed),
                        Buffer.buffer(key.publicKey().getEncoded()),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        signsFrom.atOffset(ZoneOffset.UTC),
                        true)));
    }

    private Uni<RowSet<Row>> seal(SqlConnection connection, SigningKeyRow row) {
        var sealed = cipher.seal(SigningKeyRow.place(row.id()), row.privateKey());
        return connection.preparedQuery(SEAL).execute(Tuple.of(row.id(), Buffer.buffer(sealed)));
    }

    private Optional<Instant> due(List<SigningKeyRow> rows) {
        var trusted = rows.stream()
                .filter(this::isTrusted)
                .map(SigningKeyRow::signsFrom)
                .toList();
        return schedule.due(trusted, clock.instant());
    }

    private String[] outdated(List<SigningKeyRow> rows) {
        var all = rows.stream().map(SigningKeyRow::signsFrom).toList();
        return rows.stream()
                .filter(row -> !isTrusted(row) || schedule.isOver(row.signsFrom(), all, clock.instant()))
                .map(SigningKeyRow::id)
                .toArray(String[]::new);
    }

    private boolean isTrusted(SigningKeyRow row) {
        return !row.createdAt().isBefore(distrustBefore);
    }

    private Uni<List<SigningKey>> keys(List<SigningKeyRow> rows) {
        return Blocking.call(
                () -> rows.stream().map(row -> row.toSigningKey(cipher)).toList());
    }
}
