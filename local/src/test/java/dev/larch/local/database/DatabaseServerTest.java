package dev.larch.local.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.local.fake.FreePorts;
import dev.larch.local.fake.SharedBinaries;
import dev.larch.local.home.Home;
import dev.larch.local.home.Secrets;
import dev.larch.local.tls.LocalCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as the launcher runs it, with TLS, the stricter of its two ways. */
class DatabaseServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Home home;
    private static Secrets secrets;
    private static DatabaseSettings settings;
    private static DatabaseServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        home = new Home(SharedBinaries.linkedFrom(directory.resolve("home")));
        home.prepare();
        secrets = new Secrets(home.secrets(), Clock.systemUTC());
        var authority = new LocalCa(home, secrets, Clock.systemUTC());
        authority.ensure();
        settings = new DatabaseSettings(
                FreePorts.find().database(),
                new DatabaseSettings.Certificate(
                        authority.serverPem(), authority.serverKeyPem(), authority.authorityPem()));
        server = started();
    }

    @AfterAll
    static void stop() {
        server.stop(PATIENCE);
    }

    @Test
    void givesTheRuntimeRoleRowsAndNotTables() throws SQLException {
        execute("larch_iam_ddl", "larch_iam", "CREATE TABLE fact (id bigint GENERATED ALWAYS AS IDENTITY, word text)");

        execute("larch_iam", "larch_iam", "INSERT INTO fact (word) VALUES ('kept')");

        assertEquals("kept", query("larch_iam", "SELECT word FROM fact"));
        assertRefused("larch_iam", "larch_iam", "CREATE TABLE other (id bigint)");
        assertRefused("larch_iam", "larch_iam", "DROP TABLE fact");
        assertRefused("larch_iam", "larch_audit", "SELECT 1");
    }

    @Test
    void writesToTheDiskWhatItAcknowledges() throws SQLException {
        assertEquals("on", query("larch_iam", "SHOW fsync"));
        assertEquals("on", query("larch_iam", "SHOW synchronous_commit"));
        assertEquals("on", query("larch_iam", "SHOW full_page_writes"));
        assertEquals("on", query("larch_iam", "SHOW data_checksums"));
    }

    @Test
    void asksForPasswordAndTls() {
        String url = settings.jdbcUrl("larch_iam");

        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "larch_iam", "guess"));
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        url.replaceAll("[?].*", "?sslmode=disable"), "larch_iam", password("larch_iam")));
    }

    @Test
    void keepsTheDataWhenAnotherLauncherStartsIt() throws Exception {
        execute("larch_audit_ddl", "larch_audit", "CREATE TABLE fact (word text)");
        execute("larch_audit", "larch_audit", "INSERT INTO fact VALUES ('kept')");
        long first = postmaster();

        // As another launcher does, with the first one's PostgreSQL still running: it is ended before its own starts.
        server = started();

        assertTrue(ProcessHandle.of(first).filter(ProcessHandle::isAlive).isEmpty());
        assertEquals("kept", query("larch_audit", "SELECT word FROM fact"));
    }

    private static DatabaseServer started() {
        var started = new DatabaseServer(home, secrets, settings, _ -> {});
        started.start(List.of(DatabaseRoles.of("iam"), DatabaseRoles.of("audit")));
        return started;
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(home.data().resolve("postmaster.pid")).getFirst());
    }

    private void assertRefused(String role, String database, String statement) {
        var failure = assertThrows(SQLException.class, () -> execute(role, database, statement));
        assertEquals("42501", failure.getSQLState(), failure.getMessage());
    }

    private void execute(String role, String database, String sql) throws SQLException {
        try (var connection = connect(role, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String database, String sql) throws SQLException {
        try (var connection = connect(database, database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(database), role, password(role));
    }

    private String password(String role) {
        return DatabaseServer.password(secrets, role);
    }
}
