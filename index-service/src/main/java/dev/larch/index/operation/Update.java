package dev.larch.index.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of records that leaves the rest of them as it is. */
public sealed interface Update {

    String namespace();

    /** Fields to add or to replace; fields that aren't named stay. */
    @Nullable
    Map<String, Object> setMetadata();

    /**
     * The change of one record.
     *
     * @param values the new dense vector, or null to keep the present one
     * @param sparse the new sparse vector, or null to keep the present one
     */
    record One(
            String namespace,
            String id,
            float @Nullable [] values,
            @Nullable SparseValues sparse,
            @Nullable Map<String, Object> setMetadata)
            implements Update {

        public One {
            values = values == null ? null : values.clone();
            setMetadata = copy(setMetadata);
        }

        @Override
        public float @Nullable [] values() {
            return values == null ? null : values.clone();
        }

        @Override
        public String toString() {
            return "Update.One[namespace=%s, id=%s]".formatted(namespace, id);
        }
    }

    /**
     * The change of the metadata of all records that meet a condition.
     *
     * @param dryRun whether to count them only
     */
    record Matching(
            String namespace,
            Map<String, Object> filter,
            @Nullable Map<String, Object> setMetadata,
            boolean dryRun) implements Update {

        public Matching {
            setMetadata = copy(setMetadata);
        }

        @Override
        public String toString() {
            return "Update.Matching[namespace=%s, dryRun=%s]".formatted(namespace, dryRun);
        }
    }

    private static @Nullable Map<String, Object> copy(@Nullable Map<String, Object> metadata) {
        return metadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
