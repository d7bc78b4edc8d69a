package dev.larch.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One home of the one-machine edition, driven through the command that people use. */
public record Stack(Path home, int port, List<String> options) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(120);

    public Stack {
        options = List.copyOf(options);
    }

    /** A home of its own below the build directory. */
    public static Stack at(String name, int port, List<String> options) {
        return new Stack(Path.of("target", "stacks", name).toAbsolutePath(), port, options);
    }

    /** Settings of one's own for a service, from the next start on. */
    public void set(String service, Map<String, String> settings) {
        var lines = settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue());
        try {
            var file = home.resolve("settings").resolve(service + ".properties");
            Files.createDirectories(file.getParent());
            Files.write(file, lines.toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs the launcher in the background; comes back when the stack is ready, or with what went wrong. */
    public Command.Outcome start() {
        StartUpCaches.RECORDED.mustSucceed();
        var words = new ArrayList<>(startWords());
        words.add("--detach");
        return larch(words, START_LIMIT);
    }

    /** Runs the launcher in the foreground, to see it refuse. */
    public Command.Outcome startAttached() {
        return larch(startWords(), START_LIMIT);
    }

    private List<String> startWords() {
        var words = new ArrayList<>(List.of("run", "--home", home.toString(), "--port", Integer.toString(port)));
        words.addAll(options);
        return words;
    }

    /** Stops whatever runs in this home. */
    public Command.Outcome stop() {
        return larch(List.of("stop", "--home", home.toString()), STOP_LIMIT);
    }

    /** Stops what an interrupted run has left and forgets its data. */
    public void erase() {
        if (Files.isDirectory(home)) {
            stop();
            Trees.delete(home);
        }
    }

    public StackEnvironment environment() {
        return StackEnvironment.read(home.resolve("env"));
    }

    /** The process of a part: a service, or the launcher itself. */
    public ProcessHandle process(String part) {
        return findProcess(part).orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    /** The process of a part, unless it is down just now. */
    public Optional<ProcessHandle> findProcess(String part) {
        var file = home.resolve("run").resolve(part + ".pid");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("pid="))
                    .map(line -> Long.parseLong(line.substring("pid=".length()).strip()))
                    .findFirst()
                    .flatMap(ProcessHandle::of);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends a signal, such as KILL or STOP, to a part. */
    public void signal(String signal, String part) {
        var pid = Long.toString(process(part).pid());
        new Command(List.of("kill", "-" + signal, pid), home, Map.of(), STOP_LIMIT)
                .run()
                .mustSucceed();
    }

    /** Every process whose command line names this home. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
                .toList();
    }

    private static Command.Outcome larch(List<String> words, Duration limit) {
        var command = new ArrayList<>(Interrupts.heardBy());
        command.add(ROOT.resolve("scripts").resolve("larch").toString());
        command.addAll(words);
        return new Command(command, ROOT, Map.of(), limit).run();
    }

    /** Recorded once for a build, before the first start: every later start is ready in half the time. */
    private static final class StartUpCaches {

        static final Command.Outcome RECORDED = larch(List.of("record"), START_LIMIT);
    }
}
