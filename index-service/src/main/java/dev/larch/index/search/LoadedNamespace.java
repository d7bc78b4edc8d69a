package dev.larch.index.search;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.index.crypto.Payload;
import dev.larch.index.store.RowChange;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One namespace in memory, or on its way there. It is entered before its rows are read, and takes commits from then on: the
 * engine keeps the newest version of each record, in whatever order the rows come.
 */
final class LoadedNamespace {

    private final NamespaceIndex structure;
    private final Consumer<LoadedNamespace> whenLoaded;
    private final Uni<NamespaceIndex> loading;
    private volatile boolean complete;
    private volatile long lastUsedNanos = System.nanoTime();

    LoadedNamespace(
            NamespaceIndex structure, Function<NamespaceIndex, Uni<Void>> load, Consumer<LoadedNamespace> whenLoaded) {
        this.structure = structure;
        this.whenLoaded = whenLoaded;
        // Not cancelled with the caller that happened to be first: others wait for the same load.
        this.loading = Uni.createFrom()
                .deferred(() -> load.apply(structure))
                .invoke(this::completed)
                .replaceWith(structure)
                .memoize()
                .indefinitely();
    }

    /** The structure with all its rows. */
    Uni<NamespaceIndex> get() {
        lastUsedNanos = System.nanoTime();
        return complete ? Uni.createFrom().item(structure) : loading;
    }

    /** Takes a committed change; fails with {@link InvalidVectorException} if it doesn't fit. */
    void apply(RowChange change, long sequence) {
        switch (change) {
            case RowChange.Put put -> structure.upsert(version(put.key().id(), put.payload(), sequence));
            case RowChange.Remove remove -> structure.delete(remove.key().id(), sequence);
        }
    }

    /** A record as the engine keeps it. */
    static VectorRecord version(String id, Payload payload, long sequence) {
        return new VectorRecord(id, payload.values(), payload.sparse(), payload.metadata(), sequence);
    }

    /** Nothing older than this commit can come any more, unless rows are still being read. */
    void appliedThrough(long sequence) {
        if (complete) {
            structure.forgetDeletions(sequence);
        }
    }

    /** What takes this one's place after all its records were removed; whoever searches this one still may. */
    LoadedNamespace emptied() {
        var empty = new LoadedNamespace(
                structure.emptyOfSameKind(), _ -> Uni.createFrom().voidItem(), whenLoaded);
        empty.completed();
        return empty;
    }

    /** Links so many rows at most, and tells whether there are more. */
    boolean link(int rows) {
        return structure.link(rows);
    }

    /** Rows that each search scans because they are not linked. */
    int unlinkedRows() {
        return structure.unlinkedRows();
    }

    long bytes() {
        return structure.bytes();
    }

    boolean isEmpty() {
        return structure.size() == 0;
    }

    long lastUsedNanos() {
        return lastUsedNanos;
    }

    private void completed() {
        complete = true;
        structure.forgetDeletions(structure.appliedSequence());
        whenLoaded.accept(this);
    }
}
