package dev.larch.local;

import dev.larch.local.home.Home;
import dev.larch.local.home.Ports;
import dev.larch.local.home.StartProblem;
import dev.larch.local.service.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A start of everything in a home of its own, for nothing but the start-up caches that it leaves behind. */
record Recording(Path checkout, Progress progress, Clock clock) {

    private static final int FIRST_PORT = 27_080;
    private static final int STEP = 20;
    private static final int ATTEMPTS = 100;

    /** Records the caches of this build; the end of the process writes them. Does nothing when they are there. */
    void run() {
        var build = new Build(checkout, true);
        build.requireComplete();
        if (build.hasCaches()) {
            return;
        }
        progress.say("Recording start-up caches, once for this build.");
        var home = new Home(checkout.resolve("local/target/recording"));
        forget(home.root());
        var options = new Options(Options.Command.RECORD, home, freePorts(), false, Options.Presence.DETACHED);
        new Running(options, build, progress, clock).run();
    }

    private static Ports freePorts() {
        return IntStream.range(0, ATTEMPTS)
                .mapToObj(attempt -> new Ports(FIRST_PORT + attempt * STEP))
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new StartProblem("There are no free ports to record start-up caches with."));
    }

    private static void forget(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot delete " + tree, e);
        }
    }
}
