package dev.larch.platform.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path of literal segments and {@code {parameters}}, as Jakarta REST writes it. A parameter is one whole, non-empty
 * segment; an empty segment, such as a doubled or trailing slash leaves, matches nothing.
 */
record PathTemplate(List<String> segments) {

    PathTemplate {
        segments = List.copyOf(segments);
    }

    static PathTemplate parse(String path) {
        return new PathTemplate(split(path));
    }

    static List<String> split(String path) {
        var trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }

    /** The values of the parameters in their order, or empty when the path does not match. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var parameters = new ArrayList<String>();
        for (int i = 0; i < path.size(); i++) {
            if (isParameter(segments.get(i)) && !path.get(i).isEmpty()) {
                parameters.add(path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** Literal segments win over parameters, as in Jakarta REST. */
    long literals() {
        return segments.stream().filter(segment -> !isParameter(segment)).count();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
