package dev.larch.index.namespace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index whose records are searched by themselves.
 *
 * @param schema the fields of metadata that its creator means to filter by, or null if he named none; Larch filters by any
 */
public record Namespace(
        String name, long recordCount, @Nullable List<String> schema) {

    public Namespace {
        schema = schema == null ? null : List.copyOf(schema);
    }
}
