package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The test server keeps services and roles apart as an installation does. */
class PostgresFixtureTest {

    private static final String NOT_ALLOWED = "42501";

    private final ServiceDatabase database = PostgresFixture.databaseOf("fixture");

    @Test
    void runsPostgreSql17() throws SQLException {
        try (var connection = as(database.ddlRole())) {
            assertEquals(17, connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    @Test
    void letsTheRuntimeRoleWriteRowsOfTablesThatTheOwnerMakes() throws SQLException {
        execute(database.ddlRole(), "CREATE TABLE planted(id bigint GENERATED ALWAYS AS IDENTITY, name text)");

        execute(database.runtimeRole(), "INSERT INTO planted(name) VALUES ('a')");

        assertEquals(1, execute(database.runtimeRole(), "UPDATE planted SET name = 'b'"));
    }

    @Test
    void keepsTheRuntimeRoleFromChangingTables() {
        var refusal =
                assertThrows(SQLException.class, () -> execute(database.runtimeRole(), "CREATE TABLE mine(name text)"));

        assertEquals(NOT_ALLOWED, refusal.getSQLState());
    }

    @Test
    void keepsServicesOutOfEachOthersDatabases() {
        var other = PostgresFixture.databaseOf("fixture_other");

        var refusal = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(other.jdbcUrl(), database.runtimeRole(), database.password()));

        assertEquals(NOT_ALLOWED, refusal.getSQLState());
    }

    @Test
    void givesTheApplicationBothRoles() {
        var resource = new PostgresResource();
        resource.init(Map.of("service", "fixture"));

        var configuration = resource.start();

        assertEquals("larch_fixture", configuration.get("quarkus.datasource.username"));
        assertEquals("larch_fixture_ddl", configuration.get("quarkus.flyway.username"));
        assertTrue(database.jdbcUrl().equals(configuration.get("quarkus.datasource.jdbc.url")));
    }

    private Connection as(String role) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), role, database.password());
    }

    private int execute(String role, String sql) throws SQLException {
        try (var connection = as(role);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
