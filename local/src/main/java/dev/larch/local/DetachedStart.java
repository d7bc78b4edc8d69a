package dev.larch.local;

import dev.larch.local.home.Home;
import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.Secrets;
import dev.larch.local.home.StartProblem;
import dev.larch.local.process.OwnSession;
import dev.larch.local.process.RunningInstance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a launcher that outlives this process, and follows its output until everything is ready. */
final class DetachedStart {

    private static final int LOOK_MILLIS = 50;

    private final Home home;
    private final Progress progress;
    private final Clock clock;
    private int linesTold;

    DetachedStart(Home home, Progress progress, Clock clock) {
        this.home = home;
        this.progress = progress;
        this.clock = clock;
    }

    /** Returns when Larch is ready; fails when the launcher ended before. */
    void run(List<String> arguments) {
        RunningInstance.find(home).ifPresent(other -> {
            throw RunningInstance.occupied(home);
        });
        PrivateFiles.directory(home.root());
        PrivateFiles.directory(home.root().resolve("logs"));
        Process launcher = spawn(arguments);
        var giveUp = new Thread(launcher::destroy, "give up");
        Runtime.getRuntime().addShutdownHook(giveUp);
        followUntilReady(launcher);
        Runtime.getRuntime().removeShutdownHook(giveUp);
        String apiKey = new Secrets(home.secrets(), clock).apiKey();
        progress.say(new Greeting(url(), apiKey, home).text());
        progress.say("It runs in the background (pid %d); \"larch stop\" ends it.".formatted(launcher.pid()));
    }

    private Process spawn(List<String> arguments) {
        var builder = new ProcessBuilder(OwnSession.of(command(arguments)));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path")); // too long for a command line
        try {
            PrivateFiles.write(output(), new byte[0]);
            return builder.redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                    .start();
        } catch (IOException e) {
            throw new StartProblem("Cannot start a launcher", e);
        }
    }

    // This very command again, but for the one word.
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(LarchCommand.class.getName());
        arguments.stream()
                .map(word -> word.equals("--detach") ? "--detached" : word)
                .forEach(command::add);
        return command;
    }

    private void followUntilReady(Process launcher) {
        try {
            while (!isReady(launcher)) {
                boolean ended = launcher.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                tell();
                if (ended) {
                    throw new StartProblem("Larch did not start; see above.");
                }
            }
            tell();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartProblem("Interrupted.");
        }
    }

    private boolean isReady(Process launcher) {
        return Files.exists(RunningInstance.ready(home))
                && RunningInstance.find(home)
                        .filter(launcher.toHandle()::equals)
                        .isPresent();
    }

    private void tell() {
        try {
            List<String> lines = Files.readAllLines(output(), StandardCharsets.UTF_8);
            lines.stream().skip(linesTold).forEach(progress::say);
            linesTold = lines.size();
        } catch (IOException e) {
            throw new StartProblem("Cannot read " + output(), e);
        }
    }

    private String url() {
        try {
            return Files.readString(RunningInstance.ready(home)).strip();
        } catch (IOException e) {
            throw new StartProblem("Larch ended right after it was ready", e);
        }
    }

    private Path output() {
        return home.log("launcher");
    }
}
