package dev.larch.index.search;

import dev.larch.index.commit.Commit;
import dev.larch.index.store.RowChange;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in memory of one index, and up to which commit it is complete. A commit that doesn't follow the one before means
 * that another one was missed: then everything is read anew.
 */
final class IndexMemory {

    private static final Logger LOGGER = LoggerFactory.getLogger(IndexMemory.class);
    private static final long UNKNOWN = -1;

    private final ConcurrentHashMap<String, LoadedNamespace> namespaces = new ConcurrentHashMap<>();
    private long through = UNKNOWN;

    LoadedNamespace getOrStart(String namespace, Supplier<LoadedNamespace> start) {
        return namespaces.computeIfAbsent(namespace, _ -> start.get());
    }

    boolean holds(String namespace) {
        return namespaces.containsKey(namespace);
    }

    Collection<LoadedNamespace> all() {
        return namespaces.values();
    }

    int size() {
        return namespaces.size();
    }

    void drop(String namespace, LoadedNamespace loaded) {
        namespaces.remove(namespace, loaded);
    }

    void drop(LoadedNamespace loaded) {
        namespaces.values().remove(loaded);
    }

    /** Follows the commit, and returns the namespaces whose records it changed. */
    Set<LoadedNamespace> committed(Commit commit) {
        if (!follow(commit)) {
            namespaces.clear();
        } else if (commit.cleared() != null) {
            namespaces.computeIfPresent(commit.cleared(), (_, loaded) -> loaded.emptied());
        } else {
            return apply(commit);
        }
        return Set.of();
    }

    /** What was read from here on is complete up to this commit at least. */
    synchronized void begin(long sequence) {
        if (through == UNKNOWN) {
            through = sequence;
        }
    }

    /** Drops everything unless it is complete up to this very commit. */
    synchronized void require(long sequence) {
        if (through != sequence) {
            namespaces.clear();
            through = sequence;
        }
    }

    synchronized void forget() {
        namespaces.clear();
        through = UNKNOWN;
    }

    private synchronized boolean follow(Commit commit) {
        boolean follows = through == UNKNOWN || commit.before() <= through;
        through = Math.max(through, commit.last());
        return follows;
    }

    private Set<LoadedNamespace> apply(Commit commit) {
        var touched = new HashSet<LoadedNamespace>();
        long sequence = commit.before();
        for (var change : commit.changes()) {
            sequence++;
            var loaded = namespaces.get(change.key().namespace());
            if (loaded != null) {
                apply(loaded, change, sequence);
                touched.add(loaded);
            }
        }
        touched.forEach(loaded -> loaded.appliedThrough(commit.last()));
        return touched;
    }

    /** The rows are durable, so a fault here must not reach the caller: the namespace is read anew instead. */
    private void apply(LoadedNamespace loaded, RowChange change, long sequence) {
        try {
            loaded.apply(change, sequence);
        } catch (RuntimeException e) {
            drop(loaded);
            LOGGER.atError().setCause(e).addKeyValue("sequence", sequence).log("A committed change can't be applied");
        }
    }
}
