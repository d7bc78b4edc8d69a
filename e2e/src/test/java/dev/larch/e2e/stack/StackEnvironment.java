package dev.larch.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What the one-machine edition writes for scripts: addresses and credentials of a running stack. */
public record StackEnvironment(Path file, Map<String, String> variables) {

    public StackEnvironment {
        variables = Map.copyOf(variables);
    }

    /** Reads a file of {@code export NAME=value} lines, values quoted or not. */
    public static StackEnvironment read(Path file) {
        try (var lines = Files.lines(file)) {
            return new StackEnvironment(
                    file,
                    lines.map(line -> line.replaceFirst("^export ", ""))
                            .filter(line -> line.matches("[A-Z_]+=.*"))
                            .map(line -> line.split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> unquote(pair[1]))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String controller() {
        return get("PINECONE_CONTROLLER_HOST");
    }

    public String clientId() {
        return get("LARCH_CLIENT_ID");
    }

    public String clientSecret() {
        return get("LARCH_CLIENT_SECRET");
    }

    public String projectId() {
        return get("LARCH_PROJECT_ID");
    }

    public String apiKey() {
        return get("PINECONE_API_KEY");
    }

    public boolean isTls() {
        return controller().startsWith("https:");
    }

    /** The value of a variable; fails when the file lacks it. */
    public String get(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new AssertionError(file + " has no " + name);
        }
        return value;
    }

    private static String unquote(String value) {
        return value.replaceAll("^(['\"])(.*)\\1$", "$2");
    }

    @Override
    public String toString() {
        return "StackEnvironment[" + file + "]";
    }
}
