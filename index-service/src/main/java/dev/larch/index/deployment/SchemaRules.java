package dev.larch.index.deployment;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.engine.filter.InvalidMetadataException;
import dev.larch.engine.filter.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be declared of the fields of metadata to filter by. Larch filters by any, whatever is declared. */
public final class SchemaRules {

    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_NAME = 512;

    private SchemaRules() {}

    /** The names, or null when nothing is declared; fails with INVALID_ARGUMENT. */
    static @Nullable List<String> fields(String field, DeploymentRequest.@Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        if (schema.fields() == null) {
            throw INVALID_ARGUMENT.because("%s.fields: Name the fields, or leave the schema out.".formatted(field));
        }
        var filterable = new LinkedHashMap<String, @Nullable Boolean>();
        schema.fields()
                .forEach((name, declared) -> filterable.put(name, declared == null ? null : declared.filterable()));
        return names(field + ".fields", filterable(field + ".fields", filterable));
    }

    /** The names of the fields, each with whether it is filterable; fails with INVALID_ARGUMENT for one that is not. */
    public static List<String> filterable(String field, Map<String, @Nullable Boolean> fields) {
        fields.forEach((name, filterable) -> {
            if (!Boolean.TRUE.equals(filterable)) {
                throw INVALID_ARGUMENT.because("%s.%s.filterable: Only true is supported.".formatted(field, name));
            }
        });
        return List.copyOf(fields.keySet());
    }

    /** The names, each once; fails with INVALID_ARGUMENT. */
    public static List<String> names(String field, Collection<String> names) {
        if (names.isEmpty() || names.size() > MOST_FIELDS) {
            throw INVALID_ARGUMENT.because(
                    "%s: must have 1 to %d entries, but has %d.".formatted(field, MOST_FIELDS, names.size()));
        }
        for (var name : names) {
            if (name.codePointCount(0, name.length()) > LONGEST_NAME
                    || name.indexOf('\0') >= 0
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw INVALID_ARGUMENT.because(
                        "%s: a name must be well-formed Unicode without NUL, of at most %d characters."
                                .formatted(field, LONGEST_NAME));
            }
            try {
                var _ = Metadata.of(Map.of(name, true));
            } catch (InvalidMetadataException e) {
                throw INVALID_ARGUMENT.because("%s: %s".formatted(field, e.getMessage()));
            }
        }
        return names.stream().distinct().toList();
    }

    /** As {@link #names}, of what a list on the wire has. */
    static @Nullable List<String> indexed(String field, @Nullable List<@Nullable String> names) {
        if (names == null) {
            return null;
        }
        if (names.stream().anyMatch(Objects::isNull)) {
            throw INVALID_ARGUMENT.because("%s: Must be strings.".formatted(field));
        }
        return names.isEmpty()
                ? List.of()
                : names(field, names.stream().map(String::valueOf).toList());
    }
}
