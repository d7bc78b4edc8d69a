package dev.larch.local.process;

import dev.larch.local.home.Home;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The launcher that runs from a home: at most one, by a lock that the system lifts when its process ends. */
public final class RunningInstance {

    private RunningInstance() {}

    /** Claims the home for this process; fails with the pid of the launcher that has it. */
    public static FileChannel claim(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(home.run("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw occupied(home);
            }
            Files.deleteIfExists(ready(home));
            ProcessRecord.of(ProcessHandle.current()).write(pidFile(home));
            return channel;
        } catch (IOException e) {
            throw new StartProblem("Cannot lock " + home.root(), e);
        }
    }

    /** Gives the home back. */
    public static void release(Home home, FileChannel claim) {
        try {
            Files.deleteIfExists(ready(home));
            Files.deleteIfExists(pidFile(home));
            claim.close();
        } catch (IOException e) {
            throw new StartProblem("Cannot unlock " + home.root(), e);
        }
    }

    public static Optional<ProcessHandle> find(Home home) {
        return ProcessRecord.read(pidFile(home)).flatMap(ProcessRecord::running);
    }

    /** The problem that another launcher has the home. */
    public static StartProblem occupied(Home home) {
        return new StartProblem("Larch already runs from %s%s: stop it first, or give another --home."
                .formatted(home.root(), pidOf(home)));
    }

    /** The file that exists while everything is ready; it holds the address of the front door. */
    public static Path ready(Home home) {
        return home.run("ready");
    }

    private static String pidOf(Home home) {
        return find(home).map(process -> " (pid " + process.pid() + ")").orElse("");
    }

    private static Path pidFile(Home home) {
        return home.run("launcher.pid");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by this very process
        }
    }
}
