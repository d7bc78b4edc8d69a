package dev.larch.index.operation;

import java.util.List;
import java.util.Map;

/** Which records of a namespace go. */
public sealed interface Delete {

    String namespace();

    /** Those with these ids, as far as they exist; at most 1000 ids. */
    record ByIds(String namespace, List<String> ids) implements Delete {
        public ByIds {
            ids = List.copyOf(ids);
        }
    }

    /** All of them. */
    record All(String namespace) implements Delete {}

    /** Those whose metadata meets the condition. */
    record ByFilter(String namespace, Map<String, Object> filter) implements Delete {

        @Override
        public String toString() {
            return "ByFilter[namespace=%s]".formatted(namespace);
        }
    }
}
