package dev.larch.platform.test.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lines of a table of good requests on the class path; empty ones and those that begin with # are left out. */
public final class FuzzTable {

    private FuzzTable() {}

    /** The lines of the resource, in which {@code <name>} stands for what the test puts there. */
    public static List<String> lines(Class<?> beside, String resource, Map<String, String> things) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> fill(line, things))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String text, Map<String, String> things) {
        var filled = text;
        for (var thing : things.entrySet()) {
            filled = filled.replace("<" + thing.getKey() + ">", thing.getValue());
        }
        return filled;
    }
}
