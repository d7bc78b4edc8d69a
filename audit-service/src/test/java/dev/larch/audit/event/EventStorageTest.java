package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.PostgresFixture;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What the database itself holds fast, whoever writes into it. */
@AuditServiceTest
class EventStorageTest {

    FakeIam iam;
    AuditLog log;

    @BeforeEach
    void logOfOneEvent() {
        log = AuditLog.ofNewOrganization(iam);
        log.append(log.event().build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET outcome = 'success' WHERE organization_id = '%s'",
                "DELETE FROM audit_event WHERE organization_id = '%s'",
            })
    void letsNobodyChangeAnEvent(String sql) {
        assertEquals(
                "tg_audit_event_append_only",
                violated(sql.formatted(log.organization().id())));
        assertEquals(List.of(1L), log.sequences());
    }

    @ParameterizedTest
    @CsvSource({
        "sequence, sequence, pk_audit_event",
        "id, id, uq_audit_event_id",
        "sequence, 0, ck_audit_event_sequence",
        "outcome, $$perhaps$$, ck_audit_event_outcome",
    })
    void keepsItsConstraints(String column, String value, String constraint) {
        assertEquals(constraint, violated(copyWith(column, value)));
    }

    /** Inserts the event again, under another number and id but for the column that the test chooses. */
    private String copyWith(String column, String value) {
        var values = new HashMap<>(Map.of("sequence", "sequence + 1", "id", "gen_random_uuid()", "outcome", "outcome"));
        values.put(column, value);
        return """
                INSERT INTO audit_event (organization_id, sequence, id, time, action, resource_type, resource_id,
                                         principal_id, principal_name, outcome, event)
                SELECT organization_id, %s, %s, time, action, resource_type, resource_id,
                       principal_id, principal_name, %s, event
                FROM audit_event WHERE organization_id = '%s'""".formatted(
                        values.get("sequence"),
                        values.get("id"),
                        values.get("outcome"),
                        log.organization().id());
    }

    private static String violated(String sql) {
        var database = PostgresFixture.databaseOf("audit");
        var failure = assertThrows(PSQLException.class, () -> {
            try (var connection = DriverManager.getConnection(
                            database.jdbcUrl(), database.runtimeRole(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
        return constraintOf(failure);
    }

    private static String constraintOf(PSQLException failure) {
        var message = failure.getServerErrorMessage();
        return message == null ? failure.getMessage() : message.getConstraint();
    }
}
