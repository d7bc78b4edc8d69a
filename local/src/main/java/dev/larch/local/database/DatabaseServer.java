package dev.larch.local.database;

import dev.larch.local.home.Home;
import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.Secrets;
import dev.larch.local.home.StartProblem;
import dev.larch.local.process.ManagedProcess;
import dev.larch.local.process.ProcessSpec;
import dev.larch.local.process.StopSignal;
import dev.larch.local.process.Supervisor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with its data in the home: made on the first start, kept on all others. */
public final class DatabaseServer {

    public static final String NAME = "postgresql";

    static final String SUPERUSER = "postgres";

    // Long enough to recover from a crash in the middle of many writes.
    private static final Duration READY = Duration.ofMinutes(2);
    private static final String WRONG_PASSWORD = "28P01";

    private final Home home;
    private final Secrets secrets;
    private final DatabaseSettings settings;
    private final ManagedProcess process;
    private final Supervisor supervisor;
    private @Nullable PostgresBinaries binaries;

    public DatabaseServer(Home home, Secrets secrets, DatabaseSettings settings, Consumer<String> notices) {
        this.home = home;
        this.secrets = secrets;
        this.settings = settings;
        var files = new ProcessSpec.Files(home.log(NAME), home.run(NAME + ".pid"));
        this.process = new ManagedProcess(new ProcessSpec(NAME, this::command, files, StopSignal.INT));
        this.supervisor = new Supervisor(process, notices);
    }

    /** Starts PostgreSQL, and makes the databases and roles that are missing. */
    public void start(List<DatabaseRoles> databases) {
        PostmasterFile.settle(home.data());
        new DataDirectory(home.data(), binaries()).ensure(SUPERUSER, password(SUPERUSER));
        PrivateFiles.write(accessFile(), settings.accessRules().getBytes(StandardCharsets.UTF_8));
        Process running = process.start();
        process.await(this::answers, READY);
        supervisor.watch(running);
        try {
            for (DatabaseRoles database : databases) {
                database.ensure(this::password, connections());
            }
        } catch (SQLException e) {
            throw new StartProblem("Cannot prepare the databases", e);
        }
    }

    /** Ends PostgreSQL; what is committed is on disk already. */
    public void stop(Duration patience) {
        supervisor.close(patience);
    }

    /** The password of a role. */
    public static String password(Secrets secrets, String role) {
        return secrets.password("database." + role);
    }

    private String password(String role) {
        return password(secrets, role);
    }

    private List<String> command() {
        var arguments = new ArrayList<>(List.of("-D", home.data().toString()));
        arguments.addAll(settings.arguments(accessFile()));
        return binaries().command("postgres", arguments);
    }

    private boolean answers() {
        try (var connection = connections().as(SUPERUSER, "postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new StartProblem("The data in %s was made with other secrets than %s holds."
                        .formatted(home.data(), home.secrets()));
            }
            return false;
        }
    }

    private DatabaseConnections connections() {
        return new DatabaseConnections(settings, this::password);
    }

    private synchronized PostgresBinaries binaries() {
        if (binaries == null) {
            binaries = PostgresBinaries.under(home.binaries());
        }
        return binaries;
    }

    private Path accessFile() {
        return home.config("pg_hba.conf");
    }
}
