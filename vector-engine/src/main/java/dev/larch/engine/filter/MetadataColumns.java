package dev.larch.engine.filter;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one chunk, field by field. One writer adds rows in ascending order; readers may look at any time and
 * find at least the rows that were published to them, and perhaps later ones, which they mask out.
 */
public final class MetadataColumns {

    private final ConcurrentHashMap<String, Column> columns = new ConcurrentHashMap<>();

    public void add(int row, Metadata metadata) {
        metadata.values()
                .forEach((field, value) ->
                        columns.computeIfAbsent(field, _ -> new Column()).add(row, value));
    }

    @Nullable
    Column find(String field) {
        return columns.get(field);
    }
}
