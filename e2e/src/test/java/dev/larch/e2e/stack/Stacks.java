package dev.larch.e2e.stack;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The shared stacks, one a mode, each started when a journey first asks for it. */
public final class Stacks implements AutoCloseable {

    private final Map<Mode, Stack> stacks = new EnumMap<>(Mode.class);
    private final Map<Mode, Command.Outcome> starts = new EnumMap<>(Mode.class);

    Stacks() {}

    /** The running stack of this mode; one that did not start is not tried again. */
    public synchronized Stack in(Mode mode) {
        var stack = stacks.computeIfAbsent(mode, Stacks::fresh);
        starts.computeIfAbsent(mode, _ -> start(stack)).mustSucceed();
        return stack;
    }

    private static Stack fresh(Mode mode) {
        var stack = Stack.at(mode.name().toLowerCase(Locale.ROOT), mode.port(), mode.options());
        stack.erase();
        return stack;
    }

    private static Command.Outcome start(Stack stack) {
        var started = System.nanoTime();
        var outcome = stack.start();
        System.out.printf("%s started in %,d ms%n", stack.home(), (System.nanoTime() - started) / 1_000_000);
        return outcome;
    }

    @Override
    public synchronized void close() {
        stacks.values().forEach(Stack::stop);
    }
}
