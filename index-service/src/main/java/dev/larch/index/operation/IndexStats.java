package dev.larch.index.operation;

import java.util.Map;

/** How many records an index holds, by namespace; the default namespace is told as {@code __default__}. */
public record IndexStats(Map<String, Long> namespaces, long total) {

    public IndexStats {
        namespaces = Map.copyOf(namespaces);
    }
}
