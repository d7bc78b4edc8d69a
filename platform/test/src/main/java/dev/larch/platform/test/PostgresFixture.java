package dev.larch.platform.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * One embedded PostgreSQL 17 per JVM, started on first use and stopped with the JVM; it holds a database and two roles
 * per service, as an installation does. What tests write may be lost: fsync stays off.
 */
public final class PostgresFixture {

    /** A static field would not do: Quarkus loads this class anew for each application that it starts in the JVM. */
    private static final String PORT = "larch.test.postgres.port";

    private PostgresFixture() {}

    /** The database of a service, made on first use: {@code larch_<name>}, owned by its DDL role. */
    public static ServiceDatabase databaseOf(String name) {
        synchronized (System.getProperties()) {
            var database = new ServiceDatabase(port(), "larch_" + name);
            if (!exists(database)) {
                create(database);
            }
            return database;
        }
    }

    private static int port() {
        var port = Integer.getInteger(PORT);
        if (port == null) {
            port = start().getPort();
            System.setProperty(PORT, port.toString());
        }
        return port;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(ServiceDatabase database) {
        try (var connection = superuser(database.port(), "postgres");
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database.name());
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(ServiceDatabase database) {
        try (var connection = superuser(database.port(), "postgres")) {
            execute(connection, database.statementsForTheServer());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ddlRole(), database.password())) {
            execute(connection, database.statementsForTheOwner());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection superuser(int port, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, database), "postgres", "");
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
