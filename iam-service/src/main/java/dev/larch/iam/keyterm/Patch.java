package dev.larch.iam.keyterm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change says about one field.
 *
 * @param given false where it says nothing
 * @param value null to remove what is there
 */
record Patch<T>(boolean given, @Nullable T value) {

    /** Reads a field that may be left out, or be null; anything else is for the reader. */
    static <T> Patch<T> read(@Nullable JsonNode field, Function<JsonNode, T> reader) {
        if (field == null) {
            return new Patch<>(false, null);
        }
        return new Patch<>(true, field.isNull() ? null : reader.apply(field));
    }

    @Nullable
    T or(@Nullable T before) {
        return given ? value : before;
    }
}
