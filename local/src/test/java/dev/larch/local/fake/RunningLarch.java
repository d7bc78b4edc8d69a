package dev.larch.local.fake;

import dev.larch.local.LarchCommand;
import dev.larch.local.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher as a process of its own, as people run it. */
public record RunningLarch(Path home, Path checkout, Ports ports, List<String> options) {

    private static final int LIMIT_SECONDS = 60;

    /** How a command ended, and what it told. */
    public record Outcome(int exitCode, String output) {}

    /** Starts a launcher in the foreground and leaves it to itself. */
    public Process start() throws IOException {
        return builder("run", "--port", Integer.toString(ports.frontDoor())).start();
    }

    /** Runs a command to its end. */
    public Outcome execute(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Took too long:\n" + told());
        }
        return new Outcome(process.exitValue(), told());
    }

    /** The pid that a part's pid file names. */
    public long pid(String part) throws IOException {
        return Files.readAllLines(home.resolve("run").resolve(part + ".pid")).stream()
                .filter(line -> line.startsWith("pid="))
                .mapToLong(line -> Long.parseLong(line.substring("pid=".length())))
                .findFirst()
                .orElseThrow();
    }

    /** Tells whether this launcher has brought everything up. */
    public boolean isReady(Process launcher) throws IOException {
        return Files.exists(home.resolve("run/ready"))
                && Files.exists(home.resolve("run/launcher.pid"))
                && pid("launcher") == launcher.pid();
    }

    /** Every process whose command line names the home, the one that asks left out. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
                .toList();
    }

    public String told() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dlarch.checkout=" + checkout,
                LarchCommand.class.getName()));
        command.addAll(List.of(arguments));
        if (!arguments[0].equals("record")) {
            command.addAll(List.of("--home", home.toString()));
        }
        command.addAll(options);
        var builder = new ProcessBuilder(command);
        // Not on the command line: the system shows only the first page of it.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectErrorStream(true).redirectOutput(output().toFile());
    }

    private Path output() {
        return home.resolveSibling(home.getFileName() + ".output");
    }
}
