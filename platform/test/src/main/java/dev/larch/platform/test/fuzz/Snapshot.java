package dev.larch.platform.test.fuzz;

import dev.larch.platform.test.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a database holds, as the number of rows and a hash of each table: two are equal when nothing was changed. */
public final class Snapshot {

    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";

    private Snapshot() {}

    /** @param apart tables that may change at any time, and columns that tell only of use */
    public static String of(ServiceDatabase database, Collection<String> apart) {
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password())) {
            var tables = new ArrayList<String>();
            for (var table : column(connection, TABLES)) {
                if (!apart.contains(table) && !table.startsWith("flyway")) {
                    tables.add(table + " " + column(connection, hash(table, apart)));
                }
            }
            return String.join("\n", tables);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String table, Collection<String> apart) {
        return "SELECT count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) - '{%s}'::text[])::text, 0)), 0) FROM %s t"
                .formatted(String.join(",", apart), table);
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
