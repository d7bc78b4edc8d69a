package dev.larch.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An installation with accounts and sessions takes the step to members and invites. */
class MembersMigrationTest {

    private static final String BEFORE = "053";

    private final ServiceDatabase database = PostgresFixture.databaseOf("iam_members");

    @Test
    void takesAccountsAlong() throws SQLException {
        migrateTo(BEFORE);
        execute("""
                INSERT INTO organization (id, name, created_at) VALUES (gen_random_uuid(), 'o', now());
                INSERT INTO service_account
                    (id, organization_id, name, client_id, secret_id, secret_sha256, created_at)
                    SELECT gen_random_uuid(), id, 'a', 'client-0123', gen_random_uuid(), repeat('0', 64), '2026-01-02Z'
                    FROM organization""");

        migrateTo("latest");

        assertEquals(1, count("service_account WHERE updated_at = created_at"));
        execute("DELETE FROM organization");
        assertEquals(0, count("service_account"));
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ddlRole(), database.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String of) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + of)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ddlRole(), database.password());
    }
}
