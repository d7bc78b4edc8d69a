package dev.larch.platform.test.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The requests of a table on the class path, with their marks; empty lines and those that begin with # are left out. */
public final class FuzzTable {

    private FuzzTable() {}

    /** The lines of the resource, in which {@code <name>} stands for what the test puts there. */
    public static List<FuzzLine> lines(Class<?> beside, String resource, Map<String, String> things) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return marked(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> fill(line, things))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts marks to the lines that follow them. */
    private static List<FuzzLine> marked(List<String> lines) {
        var requests = new ArrayList<FuzzLine>();
        var mark = "";
        for (var line : lines) {
            var found = FuzzLine.mark(line);
            if (found.isEmpty()) {
                requests.add(new FuzzLine(line, mark));
            }
            mark = found;
        }
        return requests;
    }

    private static String fill(String text, Map<String, String> things) {
        var filled = text;
        for (var thing : things.entrySet()) {
            filled = filled.replace("<" + thing.getKey() + ">", thing.getValue());
        }
        return filled;
    }
}
