package dev.larch.index.search;

import dev.larch.engine.NamespaceIndex;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.crypto.DataKeys;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RecordReader;
import dev.larch.index.store.StoredRecord;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads a namespace from PostgreSQL into memory, page by page, and opens its records off the event loop. */
@ApplicationScoped
class NamespaceLoader {

    private static final int PAGE_BYTES = 4 << 20;
    private static final int MOST_ROWS = 2_000;
    private static final int FEWEST_ROWS = 50;

    private final RecordReader reader;
    private final DataKeys keys;

    NamespaceLoader(RecordReader reader, DataKeys keys) {
        this.reader = reader;
        this.keys = keys;
    }

    /** Adds all records of the namespace to the structure; asks before each page whether there is room for more. */
    Uni<Void> load(IndexDefinition index, String namespace, NamespaceIndex structure, Runnable requireRoom) {
        return keys.find(index.projectId(), index.id())
                .onItem()
                .ifNotNull()
                .transformToUni(keyRing -> Multi.createBy()
                        .repeating()
                        .uni(() -> new Scan(index, namespace, structure, keyRing), scan -> scan.next(requireRoom))
                        .whilst(Boolean::booleanValue)
                        .onItem()
                        .ignoreAsUni());
    }

    /** Where a load has got to. */
    private final class Scan {

        private final IndexDefinition index;
        private final NamespaceIndex structure;
        private final KeyRing keyRing;
        private final int pageRows;
        private RecordKey last;

        Scan(IndexDefinition index, String namespace, NamespaceIndex structure, KeyRing keyRing) {
            this.index = index;
            this.structure = structure;
            this.keyRing = keyRing;
            this.pageRows = Math.clamp(index.rowsIn(PAGE_BYTES), FEWEST_ROWS, MOST_ROWS);
            this.last = new RecordKey(namespace, "");
        }

        /** Reads the next page; whether another one may follow. */
        Uni<Boolean> next(Runnable requireRoom) {
            requireRoom.run();
            return reader.after(index.id(), last, pageRows).flatMap(page -> Blocking.call(() -> add(page)));
        }

        private boolean add(List<StoredRecord> page) {
            for (var stored : page) {
                var key = stored.key();
                var payload = keyRing.open(key.namespace(), key.id(), stored.payload());
                structure.upsert(LoadedNamespace.version(key.id(), payload, stored.sequence()));
                last = key;
            }
            return page.size() == pageRows;
        }
    }
}
