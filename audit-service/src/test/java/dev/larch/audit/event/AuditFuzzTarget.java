package dev.larch.audit.event;

import dev.larch.kernel.Ids;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.TestProject;
import dev.larch.platform.test.fuzz.FuzzTarget;
import io.restassured.RestAssured;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** audit-service, with somebody who reads the log and a service that writes it. */
final class AuditFuzzTarget implements FuzzTarget {

    /** What a sender put there; that the service writes of its own refusals is not what a refused request asked for. */
    private static final String SENT = """
            SELECT count(*) || ' ' || coalesce(sum(hashtextextended(event::text, 0)), 0) FROM audit_event
            WHERE event->'origin'->>'service' <> 'audit-service'""";

    private final FakeIam iam;
    private final TestProject project;
    private final Map<String, Map<String, String>> credentials;

    AuditFuzzTarget(FakeIam iam) {
        this.iam = iam;
        this.project = iam.newProject();
        this.credentials =
                Map.of("owner", bearer(iam.newPerson(project, Role.ORG_OWNER).secret()));
    }

    /** A project of the reader's organization. */
    TestProject project() {
        return project;
    }

    @Override
    public UnaryOperator<String> maker() {
        return _ -> Ids.next(Clock.systemUTC()).toString();
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    /** A service's token lives for minutes, a run on a slow machine for longer: every request has a new one. */
    @Override
    public Map<String, String> credential(String caller) {
        return caller.equals("service")
                ? bearer(iam.serviceToken("index-service", "audit-service"))
                : credentials.get(caller);
    }

    @Override
    public String state() {
        var database = PostgresFixture.databaseOf("audit");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SENT)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
