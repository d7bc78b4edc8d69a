package dev.larch.platform.test.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ids that requests take in query and body, read from an OpenAPI description. */
final class RequestIds {

    private static final Pattern NAME = Pattern.compile("(.+_)?ids?|.+Ids?|paginationToken");

    private final JsonNode api;
    private final List<Id> found = new ArrayList<>();

    /** One of them. */
    record Id(String operation, String field) {

        boolean isIn(MatrixRow row) {
            return row.thing().equals("installation")
                    || row.operation().equals(operation)
                            && (row.path().contains(field + "={") || row.body().contains("\"" + field + "\":\"{"));
        }
    }

    private RequestIds(JsonNode api) {
        this.api = api;
    }

    static List<Id> of(URI description) {
        try {
            var api = new ObjectMapper()
                    .readTree(URI.create(description + "?format=json").toURL());
            return new RequestIds(api).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Id> read() {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var operation = MatrixRow.normalized(
                            method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    method.getValue().path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("query")) {
                            add(operation, parameter.path("name").asText());
                        }
                    });
                    method.getValue()
                            .path("requestBody")
                            .path("content")
                            .forEach(content -> addAll(operation, content.path("schema"), new HashSet<>()));
                }));
        return found;
    }

    private void addAll(String operation, JsonNode schema, Set<String> seen) {
        if (schema.isMissingNode()) {
            return;
        }
        var reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            if (seen.add(reference)) {
                addAll(operation, api.at(reference.substring(1)), seen);
            }
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            add(operation, property.getKey());
            addAll(operation, property.getValue(), seen);
        });
        for (var part : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(part).forEach(alternative -> addAll(operation, alternative, seen));
        }
        addAll(operation, schema.path("items"), seen);
    }

    private void add(String operation, String field) {
        if (NAME.matcher(field).matches()) {
            found.add(new Id(operation, field));
        }
    }
}
