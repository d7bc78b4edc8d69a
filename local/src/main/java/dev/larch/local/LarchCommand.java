package dev.larch.local;

import dev.larch.local.home.StartProblem;
import dev.larch.local.service.Build;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The command line of the one-machine edition. */
public final class LarchCommand {

    private static final int FAILED = 1;

    private LarchCommand() {}

    /** Runs, stops or describes a Larch; a problem is told in a line, and ends with the exit code 1. */
    public static void main(String[] arguments) {
        try {
            System.exit(execute(List.of(arguments)));
        } catch (StartProblem e) {
            System.err.println("larch: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int execute(List<String> arguments) {
        var options = Options.parse(arguments);
        var progress = new Progress(System.out);
        return switch (options.command()) {
            case RUN -> {
                run(options, arguments, progress);
                yield 0;
            }
            case RECORD -> {
                new Recording(checkout(), progress, Clock.systemUTC()).run();
                yield 0;
            }
            case STOP -> new Stop(options.home(), progress).run();
            case STATUS -> new Status(options.home(), progress).run();
        };
    }

    private static void run(Options options, List<String> arguments, Progress progress) {
        var clock = Clock.systemUTC();
        if (options.presence() == Options.Presence.DETACHING) {
            new DetachedStart(options.home(), progress, clock).run(arguments);
        } else {
            new Running(options, new Build(checkout(), false), progress, clock).run();
        }
    }

    private static Path checkout() {
        return Path.of(System.getProperty("larch.checkout", "")).toAbsolutePath();
    }
}
