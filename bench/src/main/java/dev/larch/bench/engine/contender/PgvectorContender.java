package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.dataset.Dataset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** pgvector over PostgreSQL's own protocol, on one connection: HNSW over inner products. */
final class PgvectorContender implements Contender {

    static final String NAME = "pgvector";

    private static final int ROWS_PER_BATCH = 1000;

    /** The most that it takes. */
    private static final int MOST_BREADTH = 1000;

    private final Dataset dataset;
    private final AutoCloseable server;
    private final Connection connection;

    /** The server at the URL is closed with it. */
    PgvectorContender(Dataset dataset, String url, AutoCloseable server) throws SQLException {
        this.dataset = dataset;
        this.server = server;
        this.connection = DriverManager.getConnection(url);
        execute("CREATE EXTENSION vector");
        execute("SET hnsw.iterative_scan = strict_order");
        execute("CREATE UNLOGGED TABLE base (row int, bucket int, embedding vector(%d))"
                .formatted(dataset.dimension()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Effort insert(int from, int to) {
        return Effort.of(() -> {
            try (var statement = connection.prepareStatement("INSERT INTO base VALUES (?, ?, ?::vector)")) {
                for (int row = from; row < to; row++) {
                    add(statement, row);
                    if ((row + 1) % ROWS_PER_BATCH == 0 || row + 1 == to) {
                        statement.executeBatch();
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void add(PreparedStatement statement, int row) throws SQLException {
        statement.setInt(1, row);
        statement.setInt(2, SearchTask.bucket(row));
        statement.setString(3, Arrays.toString(dataset.base().row(row)));
        statement.addBatch();
    }

    /** The graph is made here, in one process. */
    @Override
    public Effort finish() {
        return Effort.of(() -> {
            execute("SET max_parallel_maintenance_workers = 0");
            execute("CREATE INDEX ON base USING hnsw (embedding vector_ip_ops) WITH (m = %d, ef_construction = %d)"
                    .formatted(CONNECTIVITY, INSERT_BREADTH));
            execute("ANALYZE base");
        });
    }

    @Override
    public Answers search(SearchTask task) {
        execute("SET hnsw.ef_search = " + Math.min(task.breadth(), MOST_BREADTH));
        return new QueryBatch(dataset.queries().count(), 1).run(() -> searcher(task));
    }

    private IntFunction<int[]> searcher(SearchTask task) {
        var filter = task.isFiltered() ? "WHERE bucket < " + task.keptPermille() : "";
        var sql = "SELECT row FROM base %s ORDER BY embedding <#> ?::vector LIMIT %d".formatted(filter, TOP_K);
        return query -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, Arrays.toString(dataset.queries().row(query)));
                return rows(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static int[] rows(PreparedStatement statement) throws SQLException {
        var rows = IntStream.builder();
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(found.getInt(1));
            }
        }
        return rows.build().toArray();
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public boolean takesFilters() {
        return true;
    }

    @Override
    public boolean takesThreads() {
        return false;
    }

    @Override
    public boolean isTimedByWall() {
        return true;
    }

    @Override
    public void close() {
        try (server) {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not stop.", e);
        }
    }
}
