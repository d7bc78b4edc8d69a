package dev.larch.index;

import dev.larch.platform.test.PostgresFixture;
import io.vertx.core.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The audit events that wait to be shipped. */
public final class TestOutbox {

    private TestOutbox() {}

    /** What happened in an organization, in its order. */
    public static List<JsonObject> events(UUID organizationId) {
        var database = PostgresFixture.databaseOf("index");
        var events = new ArrayList<JsonObject>();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password());
                var statement = connection.prepareStatement(
                        "SELECT event -> 'event' FROM audit_outbox WHERE organization_id = ? ORDER BY position")) {
            statement.setObject(1, organizationId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new JsonObject(rows.getString(1)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
