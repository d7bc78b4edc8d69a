package dev.larch.index.namespace;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of metadata that somebody means to filter by. */
public final class NamespaceSchema {

    private NamespaceSchema() {}

    /** The names of the fields, each with whether it is filterable; fails with INVALID_ARGUMENT for one that is not. */
    public static List<String> names(Map<String, @Nullable Boolean> fields) {
        fields.forEach((name, filterable) -> {
            if (!Boolean.TRUE.equals(filterable)) {
                throw INVALID_ARGUMENT.because("schema.fields.%s.filterable: Only true is supported.".formatted(name));
            }
        });
        return List.copyOf(fields.keySet());
    }
}
