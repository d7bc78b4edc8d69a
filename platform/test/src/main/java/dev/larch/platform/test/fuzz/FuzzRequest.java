package dev.larch.platform.test.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that a service understands, to be made bad field by field.
 *
 * @param path the path as the API's description has it, such as {@code /admin/projects/{id}}
 * @param parameters the values of path parameters (in braces), query parameters, cookies and headers, by kind and name
 * @param caller who sends it: a name that the test gives a meaning
 * @param contentType of the body; empty without one
 */
public record FuzzRequest(
        String method, String path, Map<Parameter, String> parameters, String caller, String contentType, String body) {

    /** Where a value outside the body stands. */
    public enum Place {
        PATH,
        QUERY,
        COOKIE,
        HEADER
    }

    /** A value outside the body. */
    public record Parameter(Place place, String name) {}

    private static final int FIELDS = 5;
    private static final Pattern NEW = Pattern.compile("<new ([a-z-]+)>");

    public FuzzRequest {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Reads {@code METHOD /path | caller | place name=value, … | content type | body}. */
    static FuzzRequest parse(String line) {
        var fields = Arrays.stream(line.split("\\|", FIELDS)).map(String::strip).toList();
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("Not operation | caller | parameters | content type | body: " + line);
        }
        var operation = fields.getFirst().split("\\s+", 2);
        return new FuzzRequest(
                operation[0], operation[1], parameters(fields.get(2)), fields.get(1), fields.get(3), fields.get(4));
    }

    /** The operation as the API's description names it. */
    String operation() {
        return method + " " + path;
    }

    FuzzRequest with(Parameter parameter, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new FuzzRequest(method, path, changed, caller, contentType, body);
    }

    FuzzRequest withBody(String changed) {
        return new FuzzRequest(method, path, parameters, caller, contentType, changed);
    }

    /** The request with what its new things stand for; the same name is the same thing. */
    FuzzRequest filled(UnaryOperator<String> make) {
        var made = new HashMap<String, String>();
        UnaryOperator<String> fill = text -> NEW.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(made.computeIfAbsent(found.group(1), make)));
        var filled = new LinkedHashMap<>(parameters);
        filled.replaceAll((_, value) -> fill.apply(value));
        return new FuzzRequest(method, path, filled, fill.apply(caller), contentType, fill.apply(body));
    }

    private static Map<Parameter, String> parameters(String text) {
        var parameters = new LinkedHashMap<Parameter, String>();
        for (var part : text.isEmpty() ? List.<String>of() : List.of(text.split(",\\s*"))) {
            var words = part.split("[ =]", 3);
            parameters.put(
                    new Parameter(Place.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)), words[1]), words[2]);
        }
        return parameters;
    }
}
