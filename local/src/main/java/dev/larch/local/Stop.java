package dev.larch.local;

import dev.larch.local.home.Home;
import dev.larch.local.process.Ending;
import dev.larch.local.process.RunningInstance;
import dev.larch.local.process.StopSignal;
import java.nio.file.Files;
import java.time.Duration;

/** Ends the Larch of a home, and whatever an earlier one left running. */
record Stop(Home home, Progress progress) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    int run() {
        if (!Files.isDirectory(home.root())) {
            progress.say("Larch does not run from %s.".formatted(home.root()));
            return 0;
        }
        home.prepare();
        var launcher = RunningInstance.find(home);
        launcher.ifPresent(process -> Ending.end(process, StopSignal.TERM, PATIENCE));
        var claim = RunningInstance.claim(home);
        Running.endOrphans(home, progress);
        RunningInstance.release(home, claim);
        progress.say(
                launcher.isPresent() ? "Larch has stopped." : "Larch does not run from %s.".formatted(home.root()));
        return 0;
    }
}
