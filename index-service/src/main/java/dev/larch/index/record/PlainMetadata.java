package dev.larch.index.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.MetadataValue;
import dev.larch.index.crypto.MetadataJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata as plain maps, strings, numbers, booleans and lists, as the edges show it. */
final class PlainMetadata {

    private PlainMetadata() {}

    /** Null when there is none. */
    static @Nullable Map<String, Object> of(Metadata metadata) {
        if (metadata.values().isEmpty()) {
            return null;
        }
        var plain = HashMap.<String, Object>newHashMap(metadata.values().size());
        metadata.values().forEach((field, value) -> plain.put(field, of(value)));
        return plain;
    }

    private static Object of(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Text(String text) -> text;
            case MetadataValue.Flag(boolean flag) -> flag;
            case MetadataValue.Texts(List<String> texts) -> texts;
            case MetadataValue.Numeric(double number) -> number(number);
        };
    }

    /** A number that came as 5 goes as 5, not as 5.0. */
    private static Object number(double number) {
        if (MetadataJson.isInteger(number)) {
            return (long) number;
        }
        return number;
    }
}
