package dev.larch.engine.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record says about itself, by field: strings, numbers, booleans and lists of strings. Immutable. */
public record Metadata(Map<String, MetadataValue> values) {

    /** No fields at all. */
    public static final Metadata EMPTY = new Metadata(Map.of());

    private static final int FIELD_OVERHEAD = 64;
    private static final int VALUE_OVERHEAD = 64;

    public Metadata {
        values = Map.copyOf(values);
        values.keySet().forEach(Metadata::checkName);
    }

    /**
     * Reads metadata from plain Java values: {@code String}, {@code Number}, {@code Boolean}, {@code List<String>}.
     * Fails with {@link InvalidMetadataException}.
     */
    public static Metadata of(Map<String, ?> plain) {
        var values = HashMap.<String, MetadataValue>newHashMap(plain.size());
        plain.forEach((field, value) -> {
            checkName(field);
            values.put(field, valueOf(field, value));
        });
        return values.isEmpty() ? EMPTY : new Metadata(values);
    }

    /** Roughly the memory that the fields and their columns take. */
    public long bytes() {
        long bytes = 0;
        for (var field : values.entrySet()) {
            bytes += FIELD_OVERHEAD + field.getKey().length() + bytes(field.getValue());
        }
        return bytes;
    }

    private static long bytes(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Text(String text) -> VALUE_OVERHEAD + text.length();
            case MetadataValue.Texts(List<String> texts) ->
                texts.stream().mapToLong(text -> VALUE_OVERHEAD + text.length()).sum();
            case MetadataValue.Numeric _, MetadataValue.Flag _ -> Double.BYTES;
        };
    }

    private static MetadataValue valueOf(String field, @Nullable Object value) {
        return switch (value) {
            case String text -> new MetadataValue.Text(text);
            case Boolean flag -> new MetadataValue.Flag(flag);
            case Number number
            when Double.isFinite(number.doubleValue()) -> new MetadataValue.Numeric(number.doubleValue());
            case List<?> texts
            when texts.stream().allMatch(String.class::isInstance) ->
                new MetadataValue.Texts(texts.stream().map(String.class::cast).toList());
            case null -> throw new InvalidMetadataException(field, "is null: leave the field out instead");
            default ->
                throw new InvalidMetadataException(
                        field, "must be a string, a finite number, a boolean or a list of strings");
        };
    }

    private static void checkName(@Nullable String field) {
        if (field == null || field.startsWith("$")) {
            throw new InvalidMetadataException(
                    String.valueOf(field), "has a name that may not be used: no null, no leading $");
        }
    }
}
