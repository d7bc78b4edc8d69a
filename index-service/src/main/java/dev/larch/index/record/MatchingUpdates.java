package dev.larch.index.record;

import com.google.common.collect.Lists;
import dev.larch.engine.filter.Filter;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.IndexWriters;
import dev.larch.index.commit.WriteRequest;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.crypto.DataKeys;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.operation.Update;
import dev.larch.index.search.SearchMemory;
import dev.larch.index.search.SearchPool;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import dev.larch.kernel.ApiException;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Updates of all records that meet a condition. They are found in memory as they are when the call comes, and changed in
 * parts, each a commit of its own with its own audit event; a record that does not meet the condition any more by then is
 * left alone. It takes as long as there are records to change; who is interrupted may call again.
 */
@ApplicationScoped
class MatchingUpdates {

    private static final int PART_BYTES = 4 << 20;
    private static final int FEWEST_ROWS = 50;
    private static final int MOST_ROWS = 500;

    private final SearchMemory memory;
    private final SearchPool searches;
    private final DataKeys keys;
    private final IndexWriters writers;
    private final RecordEvents events;

    MatchingUpdates(
            SearchMemory memory, SearchPool searches, DataKeys keys, IndexWriters writers, RecordEvents events) {
        this.memory = memory;
        this.searches = searches;
        this.keys = keys;
        this.writers = writers;
        this.events = events;
    }

    /** How many records were changed; in a dry run, how many would be. */
    Uni<Integer> run(IndexDefinition index, Principal by, Update.Matching update) {
        var space = RecordRules.namespace(update.namespace());
        var filter = filter(update);
        var change = PayloadChange.of(update);
        if (update.dryRun()) {
            return memory.get(index, space).flatMap(structure -> searches.run(_ -> structure.count(filter)));
        }
        var event = events.updated(index, by, update);
        return memory.get(index, space)
                .flatMap(structure -> searches.run(_ -> structure.idsMatching(filter)))
                .flatMap(ids -> keys.getOrCreate(index.projectId(), index.id())
                        .map(ring -> new Run(index, space, ids, new Amending(ring, filter, change), event)))
                .flatMap(Run::changed);
    }

    /** An empty filter means every record in a query; in an update it is more likely a mistake. */
    private static Filter filter(Update.Matching update) {
        if (update.filter().isEmpty()) {
            throw RecordRules.invalid("filter", "is empty: say which records to change.");
        }
        return RecordRules.filter(update.filter());
    }

    /** What becomes of each record. */
    private record Amending(KeyRing keyRing, Filter filter, PayloadChange change) implements WriteRequest.Amendment {

        @Override
        public @Nullable RowChange amend(StoredRecord present) {
            try {
                return Sealing.amendMatching(keyRing, present, filter, change);
            } catch (ApiException e) {
                throw e.code().because("Record '%s': %s".formatted(present.key().id(), e.publicMessage()));
            }
        }
    }

    /** One call, and how far it has got. */
    private final class Run {

        private final IndexDefinition index;
        private final String namespace;
        private final List<String> ids;
        private final Amending amending;
        private final Supplier<IntFunction<Event>> event;
        private int changed;

        Run(
                IndexDefinition index,
                String namespace,
                List<String> ids,
                Amending amending,
                Supplier<IntFunction<Event>> event) {
            this.index = index;
            this.namespace = namespace;
            this.ids = ids;
            this.amending = amending;
            this.event = event;
        }

        Uni<Integer> changed() {
            int rows = Math.clamp(index.rowsIn(PART_BYTES), FEWEST_ROWS, MOST_ROWS);
            // A call that finds nothing is a part, too: that it was made is told.
            var parts = ids.isEmpty() ? List.of(ids) : Lists.partition(ids, rows);
            return Multi.createFrom()
                    .iterable(parts)
                    .onItem()
                    .transformToUniAndConcatenate(this::change)
                    .onItem()
                    .ignoreAsUni()
                    .map(_ -> changed)
                    .onFailure(ApiException.class)
                    .transform(this::partly);
        }

        private Uni<Integer> change(List<String> part) {
            var partKeys = part.stream().map(id -> new RecordKey(namespace, id)).toList();
            memory.requireRoom(index.id(), namespace);
            return writers.submit(index.id(), new WriteRequest.AmendAll(partKeys, amending, event.get()))
                    .invoke(count -> changed += count);
        }

        private Throwable partly(Throwable cause) {
            if (changed == 0 || !(cause instanceof ApiException failure)) {
                return cause;
            }
            return failure.code()
                    .because(
                            "%s (%d records were changed before it; call again to go on.)"
                                    .formatted(failure.publicMessage(), changed),
                            failure);
        }
    }
}
