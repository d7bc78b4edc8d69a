package dev.larch.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What an installation held before the roles of keys became bindings is there afterwards. */
class KeyRolesMigrationTest {

    private static final String BEFORE = "10";

    private final ServiceDatabase database = PostgresFixture.databaseOf("iam_key_roles");

    @Test
    void turnsTheRolesOfKeysIntoBindings() throws SQLException {
        migrateTo(BEFORE);
        var key = UUID.randomUUID();
        insertKey(key);

        migrateTo("latest");

        assertEquals(List.of("DataPlaneViewer", "ControlPlaneEditor"), rolesOf(key));
        assertTrue(idsOf(key).stream().allMatch(id -> UUID.fromString(id).version() == 7));
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ddlRole(), database.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void insertKey(UUID key) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO organization (id, name, created_at) VALUES (gen_random_uuid(), 'o', now());
                    INSERT INTO project (id, organization_id, name, max_pods, force_encryption_with_cmek, created_at)
                        SELECT gen_random_uuid(), id, 'p', 0, false, now() FROM organization;
                    INSERT INTO api_key
                        (id, organization_id, project_id, name, label, secret_sha256, roles, created_at)
                        SELECT '%s', organization_id, id, 'k', 'l', repeat('0', 64),
                            '{DataPlaneViewer,ControlPlaneEditor}', now()
                        FROM project""".formatted(key));
        }
    }

    private List<String> rolesOf(UUID key) throws SQLException {
        return column("SELECT role FROM role_binding WHERE principal_id = '%s' ORDER BY created_at".formatted(key));
    }

    private List<String> idsOf(UUID key) throws SQLException {
        return column("SELECT id FROM role_binding WHERE principal_id = '%s'".formatted(key));
    }

    private List<String> column(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ddlRole(), database.password());
    }
}
