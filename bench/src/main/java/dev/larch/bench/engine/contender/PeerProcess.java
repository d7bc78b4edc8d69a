package dev.larch.bench.engine.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A library in a process of its own, which reads the vectors from files, runs whole batches and takes the time itself. The
 * commands are those of {@code bench/peers/driver.js}.
 */
final class PeerProcess implements Contender {

    /** What a library can do that not all can. */
    record Abilities(boolean filters, boolean threads, boolean timedByWall) {}

    private final String name;
    private final Abilities abilities;
    private final Process process;
    private final BufferedReader replies;

    /** Starts it; what it says beside its replies goes to a file. */
    PeerProcess(String name, Abilities abilities, List<String> command, Path log) throws IOException {
        this.name = name;
        this.abilities = abilities;
        this.process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        this.replies = process.inputReader();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Effort insert(int from, int to) {
        return effort(ask("insert %d %d".formatted(from, to)));
    }

    @Override
    public Effort finish() {
        return effort(ask("finish"));
    }

    @Override
    public Answers search(SearchTask task) {
        var words = ask("search %d %d %d".formatted(task.breadth(), task.threads(), task.keptPermille()));
        var rows = new int[(words.length - 2) / TOP_K][];
        for (int query = 0; query < rows.length; query++) {
            int first = 2 + query * TOP_K;
            rows[query] = Arrays.stream(words, first, first + TOP_K)
                    .mapToInt(Integer::parseInt)
                    .filter(row -> row >= 0)
                    .toArray();
        }
        return new Answers(rows, effort(words));
    }

    @Override
    public boolean takesFilters() {
        return abilities.filters();
    }

    @Override
    public boolean takesThreads() {
        return abilities.threads();
    }

    @Override
    public boolean isTimedByWall() {
        return abilities.timedByWall();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Effort effort(String[] words) {
        return new Effort(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    private String[] ask(String command) {
        try {
            var writer = process.outputWriter();
            writer.write(command + "\n");
            writer.flush();
            var reply = replies.readLine();
            if (reply == null || !reply.startsWith("ok ")) {
                throw new IllegalStateException("%s answered \"%s\" with \"%s\".".formatted(name, command, reply));
            }
            return reply.substring("ok ".length()).split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException("%s has ended.".formatted(name), e);
        }
    }
}
