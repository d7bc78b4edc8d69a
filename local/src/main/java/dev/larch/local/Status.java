package dev.larch.local;

import dev.larch.local.home.Home;
import dev.larch.local.process.ProcessRecord;
import dev.larch.local.process.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which parts of a Larch run. */
record Status(Home home, Progress progress) {

    private static final int NOT_RUNNING = 3;

    int run() {
        var launcher = RunningInstance.find(home);
        progress.say(launcher.map(process ->
                        "Larch runs from %s (pid %d), %s.".formatted(home.root(), process.pid(), readiness()))
                .orElse("Larch does not run from %s.".formatted(home.root())));
        Running.pidFiles(home).keySet().forEach(this::tell);
        return launcher.isPresent() ? 0 : NOT_RUNNING;
    }

    private void tell(Path pidFile) {
        String name = pidFile.getFileName().toString().replace(".pid", "");
        ProcessRecord.read(pidFile)
                .flatMap(ProcessRecord::running)
                .ifPresentOrElse(
                        process -> progress.say("  %-16s up, pid %d".formatted(name, process.pid())),
                        () -> progress.say("  %-16s down".formatted(name)));
    }

    private String readiness() {
        try {
            return "ready at " + Files.readString(RunningInstance.ready(home)).strip();
        } catch (IOException _) {
            return "starting";
        }
    }
}
