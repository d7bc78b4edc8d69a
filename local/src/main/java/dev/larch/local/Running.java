package dev.larch.local;

import dev.larch.local.database.DatabaseServer;
import dev.larch.local.home.Home;
import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.Secrets;
import dev.larch.local.home.StartProblem;
import dev.larch.local.process.Orphans;
import dev.larch.local.process.RunningInstance;
import dev.larch.local.process.StopSignal;
import dev.larch.local.service.Build;
import dev.larch.local.service.Service;
import dev.larch.local.service.ServiceProcess;
import dev.larch.local.service.ServiceSettings;
import dev.larch.local.service.Surroundings;
import dev.larch.local.tls.LocalCa;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The run of one Larch: checks first, then the start, then waiting until it is told to end. */
final class Running {

    private final Options options;
    private final Build build;
    private final Progress progress;
    private final Clock clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Launcher launcher;
    private boolean stopping;

    Running(Options options, Build build, Progress progress, Clock clock) {
        this.options = options;
        this.build = build;
        this.progress = progress;
        this.clock = clock;
    }

    /** Runs until the process is told to end, or until it is ready if that is all that is to be recorded. */
    void run() {
        Home home = options.home();
        build.requireComplete();
        home.prepare();
        FileChannel claim = RunningInstance.claim(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home, claim), "stop"));
        LibraryLog.to(home.log("libraries"));
        try {
            endOrphans(home, progress);
            options.ports().requireFree();
            start(home);
        } catch (StartProblem e) {
            throwUnlessStopping(e);
        }
        if (!build.isRecording()) {
            awaitEnd();
        }
    }

    // Told to end while it started, it is no problem that parts fail.
    private synchronized void throwUnlessStopping(StartProblem problem) {
        if (!stopping) {
            throw problem;
        }
    }

    /** Ends what a killed launcher left behind. */
    static void endOrphans(Home home, Progress progress) {
        var ended = Orphans.end(pidFiles(home));
        if (!ended.isEmpty()) {
            progress.say("  ended what an earlier launcher left running: " + String.join(", ", ended));
        }
    }

    static Map<Path, StopSignal> pidFiles(Home home) {
        var files = new LinkedHashMap<Path, StopSignal>();
        for (Service service : Service.values()) {
            files.put(ServiceProcess.pidFile(service, home), StopSignal.TERM);
        }
        files.put(home.run(DatabaseServer.NAME + ".pid"), StopSignal.INT);
        return files;
    }

    private void start(Home home) {
        progress.say("Larch starts from " + home.root());
        var secrets = new Secrets(home.secrets(), clock);
        var around = new Surroundings(home, secrets, options.ports(), authority(secrets));
        var settings = new ServiceSettings(around);
        Arrays.stream(Service.values()).forEach(settings::write);
        Environment.of(around).write(home.environment());
        created(around).start();
        PrivateFiles.write(
                RunningInstance.ready(home), (around.frontDoorUrl() + "\n").getBytes(StandardCharsets.UTF_8));
        if (options.presence() == Options.Presence.ATTACHED) {
            progress.say(new Greeting(around.frontDoorUrl(), secrets.apiKey(), home).text());
            progress.say("Ctrl-C stops everything.");
        }
    }

    private synchronized Launcher created(Surroundings around) {
        if (stopping) {
            throw new StartProblem("Stopped before it was ready.");
        }
        launcher = new Launcher(around, build, progress);
        return launcher;
    }

    private @Nullable LocalCa authority(Secrets secrets) {
        if (!options.tls()) {
            return null;
        }
        var authority = new LocalCa(options.home(), secrets, clock);
        progress.step("certificates", authority::ensure);
        return authority;
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Home home, FileChannel claim) {
        Launcher toStop;
        synchronized (this) {
            stopping = true;
            toStop = launcher;
        }
        if (toStop != null) {
            progress.say("Larch stops.");
            toStop.stop();
        }
        RunningInstance.release(home, claim);
        over.countDown();
    }
}
