package dev.larch.index.fuzz;

import static org.awaitility.Awaitility.await;

import dev.larch.index.TestIndex;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.fuzz.FuzzTarget;
import dev.larch.platform.test.fuzz.Snapshot;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A port of index-service, and the people of a project with an index. */
record IndexFuzzTarget(int port, Map<String, Map<String, String>> credentials, FakeIam iam, TestIndex index)
        implements FuzzTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GOING = "SELECT count(*) FROM index_definition WHERE state = 'TERMINATING'";

    static IndexFuzzTarget at(int port, FakeIam iam, TestIndex index) {
        var owner = iam.newPerson(index.project(), Role.ORG_OWNER).secret();
        return new IndexFuzzTarget(
                port,
                Map.of(
                        "editor", Map.of("Api-Key", index.editor().secret()),
                        "owner", bearer(owner)),
                iam,
                index);
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** A service's token lives for minutes, a run on a slow machine for longer: every request has a new one. */
    @Override
    public Map<String, String> credential(String caller) {
        return caller.equals("service")
                ? bearer(iam.serviceToken("iam-service", "index-service"))
                : credentials.get(caller);
    }

    @Override
    public UnaryOperator<String> maker() {
        return name -> switch (name) {
            case "text" -> UUID.randomUUID().toString().substring(0, 8);
            case "index" -> TestIndex.create(iam, index.project(), 3).name();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * All but the events of refusals. An index whose deletion was accepted is removed behind the call: that is over before
     * the look, lest it happen between this one and the next.
     */
    @Override
    public String state() {
        await().atMost(PATIENCE).until(() -> going() == 0);
        return Snapshot.of(PostgresFixture.databaseOf("index"), List.of("audit_outbox", "unauthenticated_call"));
    }

    private static int going() {
        var database = PostgresFixture.databaseOf("index");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(GOING)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
