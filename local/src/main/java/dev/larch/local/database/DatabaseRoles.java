package dev.larch.local.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** The database of one service and its two roles: one owns the tables, the other only reads and writes rows. */
public record DatabaseRoles(String database) {

    /** The database of a service, such as {@code larch_iam} for {@code iam}. */
    public static DatabaseRoles of(String service) {
        return new DatabaseRoles("larch_" + service);
    }

    /** The role that owns the database and changes the schema. */
    public String owner() {
        return database + "_ddl";
    }

    /** The role the service works with. */
    public String runtime() {
        return database;
    }

    /** Makes what is missing and sets the passwords to the ones of this home; may be repeated. */
    void ensure(UnaryOperator<String> passwords, DatabaseConnections connections) throws SQLException {
        try (Connection connection = connections.as(DatabaseServer.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            ensureRole(statement, owner(), passwords.apply(owner()));
            ensureRole(statement, runtime(), passwords.apply(runtime()));
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(database))) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(database, owner()));
            }
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, runtime()));
        }
        try (Connection connection = connections.as(owner(), database);
                Statement statement = connection.createStatement()) {
            grant(statement, "USAGE ON SCHEMAS");
            grant(statement, "SELECT, INSERT, UPDATE, DELETE ON TABLES");
            grant(statement, "USAGE, SELECT ON SEQUENCES");
        }
    }

    private void grant(Statement statement, String privileges) throws SQLException {
        statement.execute("ALTER DEFAULT PRIVILEGES GRANT %s TO %s".formatted(privileges, runtime()));
    }

    private static void ensureRole(Statement statement, String role, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(role))) {
            statement.execute("CREATE ROLE " + role);
        }
        statement.execute(
                "ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'".formatted(role, password));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
