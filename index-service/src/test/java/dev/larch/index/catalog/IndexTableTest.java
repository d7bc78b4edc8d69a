package dev.larch.index.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.index.Service;
import dev.larch.platform.test.PostgresFixture;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database itself refuses an index whose shape cannot be. */
@Service
class IndexTableTest {

    private static final String INSERT = """
            INSERT INTO index_definition (id, organization_id, project_id, name, vector_type, dimension, metric, deployment,
                                          deletion_protected, tags, port, state, created_at)
            VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'i', ?, ?, ?, '{}', false, '{}', 1, 'READY', now())""";

    @ParameterizedTest
    @CsvSource({
        "SPARSE, 3, DOTPRODUCT, ck_index_definition_dimension",
        "SPARSE, 0, COSINE, ck_index_definition_dimension",
        "DENSE, 0, COSINE, ck_index_definition_dimension",
        "DENSE, 20001, COSINE, ck_index_definition_dimension",
        "THICK, 3, COSINE, ck_index_definition_vector_type"
    })
    void refusesWhatCannotBe(String type, int dimension, String metric, String constraint) throws SQLException {
        var database = PostgresFixture.databaseOf("index");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password());
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, type);
            insert.setInt(2, dimension);
            insert.setString(3, metric);

            var refusal = assertThrows(SQLException.class, insert::executeUpdate);

            assertEquals("23514", refusal.getSQLState());
            assertTrue(refusal.getMessage().contains(constraint), refusal.getMessage());
        }
    }
}
