package dev.larch.index.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of one record that leaves the rest of it as it is.
 *
 * @param values the new vector, or null to keep the present one
 * @param setMetadata fields to add or to replace; fields that aren't named stay
 */
public record Update(
        String namespace,
        String id,
        float @Nullable [] values,
        @Nullable Map<String, Object> setMetadata) {

    public Update {
        values = values == null ? null : values.clone();
        setMetadata = setMetadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(setMetadata));
    }

    @Override
    public float @Nullable [] values() {
        return values == null ? null : values.clone();
    }

    @Override
    public String toString() {
        return "Update[namespace=%s, id=%s]".formatted(namespace, id);
    }
}
