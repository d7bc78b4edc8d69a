package dev.larch.local;

import dev.larch.local.home.Home;
import dev.larch.local.home.Ports;
import dev.larch.local.home.StartProblem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was asked for on the command line. */
record Options(Command command, Home home, Ports ports, boolean tls, Presence presence) {

    static final String USAGE = "Usage: larch run|stop|status|record [--home DIR] [--port N] [--tls] [--detach]";

    /** What can be asked for. */
    enum Command {
        RUN,
        STOP,
        STATUS,
        RECORD
    }

    /** Whether the launcher keeps the terminal, gives it back, or is the one that runs after it was given back. */
    enum Presence {
        ATTACHED,
        DETACHING,
        DETACHED
    }

    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Command command = command(rest.isEmpty() ? "" : rest.removeFirst());
        var options = new Options(
                command, new Home(Path.of(".larch")), new Ports(Ports.DEFAULT_FRONT_DOOR), false, Presence.ATTACHED);
        while (!rest.isEmpty()) {
            options = options.with(rest.removeFirst(), rest);
        }
        return options;
    }

    private static Command command(String word) {
        return switch (word) {
            case "run" -> Command.RUN;
            case "stop" -> Command.STOP;
            case "status" -> Command.STATUS;
            case "record" -> Command.RECORD;
            default -> throw new StartProblem(USAGE);
        };
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--home" -> new Options(command, new Home(Path.of(value(option, rest))), ports, tls, presence);
            case "--port" -> new Options(command, home, new Ports(number(value(option, rest))), tls, presence);
            case "--tls" -> new Options(command, home, ports, true, presence);
            case "--detach" -> new Options(command, home, ports, tls, Presence.DETACHING);
            case "--detached" -> new Options(command, home, ports, tls, Presence.DETACHED);
            default -> throw new StartProblem("Unknown option " + option + ". " + USAGE);
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new StartProblem(option + " needs a value. " + USAGE);
        }
        return rest.removeFirst();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new StartProblem("--port needs a number, not '" + text + "'.");
        }
    }
}
