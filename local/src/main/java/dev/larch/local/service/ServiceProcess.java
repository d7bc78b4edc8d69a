package dev.larch.local.service;

import dev.larch.local.home.Home;
import dev.larch.local.process.ManagedProcess;
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
    private static final Duration RECORDING = Duration.ofMinutes(3);

    private final Service service;
    private final Build build;
    private final Home home;
    private final ManagedProcess process;
    private final Supervisor supervisor;

    public ServiceProcess(Service service, Build build, Home home, Consumer<String> notices) {
        this.service = service;
        this.build = build;
        this.home = home;
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

    /** Ends the service for good; one that records its start-up cache gets the time to write it. */
    public void stop(Duration patience) {
        if (supervisor.close(build.isRecording() ? RECORDING : patience)) {
            build.keepRecording(service);
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
        command.addAll(build.cacheOptions(service));
        // The profile in which a development sign-in provider is allowed.
        command.add("-Dquarkus.profile=local");
        command.add("-Dquarkus.config.locations=" + home.config(service.title() + ".properties"));
        command.add("-jar");
        command.add(service.jar(build.checkout()).toString());
        return command;
    }
}
