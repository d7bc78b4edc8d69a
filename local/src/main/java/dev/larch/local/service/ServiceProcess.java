package dev.larch.local.service;

import dev.larch.local.home.Home;
import dev.larch.local.process.ManagedProcess;
import dev.larch.local.process.ProcessRecord;
import dev.larch.local.process.ProcessSpec;
import dev.larch.local.process.StopSignal;
import dev.larch.local.process.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One service as a process of its own, started again whenever it ends. */
public final class ServiceProcess {

    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration RECORDING = Duration.ofSeconds(60);

    private final Service service;
    private final Path jar;
    private final Home home;
    private final AotCache cache;
    private final ManagedProcess process;
    private final Supervisor supervisor;

    public ServiceProcess(Service service, Path jar, Home home, Consumer<String> notices) {
        this.service = service;
        this.jar = jar;
        this.home = home;
        this.cache = AotCache.of(service.title(), jar, home.aot());
        var files = new ProcessSpec.Files(home.log(service.title()), pidFile(service, home));
        this.process = new ManagedProcess(new ProcessSpec(service.title(), this::command, files, StopSignal.TERM));
        this.supervisor = new Supervisor(process, notices);
    }

    public static Path pidFile(Service service, Home home) {
        return home.run(service.title() + ".pid");
    }

    public Service service() {
        return service;
    }

    /** Starts the service and waits until it is ready. */
    public void start(BooleanSupplier ready) {
        Process running = process.start();
        process.await(ready, READY);
        supervisor.watch(running);
    }

    /** Tells whether the service will record its start-up cache when it ends, which takes a while. */
    public boolean isRecording() {
        return cache.isMissing() && ProcessRecord.read(pidFile(service, home)).isPresent();
    }

    /** Ends the service for good. */
    public void stop(Duration patience) {
        if (supervisor.close(isRecording() ? RECORDING : patience)) {
            cache.keepRecording();
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + home.log(service.title() + "-crash-%p"),
                "-Xmx" + service.maximumHeap(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(service.flags());
        command.addAll(cache.flags());
        command.add("-Dquarkus.config.locations=" + home.config(service.title() + ".properties"));
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
