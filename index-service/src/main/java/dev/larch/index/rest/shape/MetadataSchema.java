package dev.larch.index.rest.shape;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.deployment.SchemaRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of metadata that are to be filtered by, on the wire, in both directions. */
public record MetadataSchema(@Nullable Map<String, @Nullable Field> fields) {

    /** What is to be done with one field. */
    public record Field(@Nullable Boolean filterable) {}

    public MetadataSchema {
        fields = fields == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static @Nullable MetadataSchema of(@Nullable List<String> names) {
        if (names == null) {
            return null;
        }
        var fields = new LinkedHashMap<String, @Nullable Field>();
        names.forEach(name -> fields.put(name, new Field(true)));
        return new MetadataSchema(fields);
    }

    /** The names of the fields; fails with INVALID_ARGUMENT for one that is not filterable, which cannot be had. */
    public static @Nullable List<String> toNames(@Nullable MetadataSchema schema) {
        if (schema == null) {
            return null;
        }
        if (schema.fields == null) {
            throw INVALID_ARGUMENT.because("schema.fields: Name the fields, or leave the schema out.");
        }
        var filterable = new LinkedHashMap<String, @Nullable Boolean>();
        schema.fields.forEach((name, field) -> filterable.put(name, field == null ? null : field.filterable));
        return SchemaRules.filterable("schema.fields", filterable);
    }
}
