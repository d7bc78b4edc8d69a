package dev.larch.iam.matrix;

import dev.larch.iam.fixture.Database;
import java.sql.SQLException;

/** Statements whose failure is the test's own. */
final class Sql {

    private Sql() {}

    static void run(String sql, Object... parameters) {
        try {
            Database.execute(sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
