package dev.larch.index.record;

import dev.larch.engine.filter.Filter;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.IndexWriters;
import dev.larch.index.commit.WriteRequest;
import dev.larch.index.crypto.DataKeys;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.search.SearchMemory;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How records change. Rules are applied and payloads sealed before a request joins the queue of its index. */
@ApplicationScoped
class RecordWrites {

    private final IndexWriters writers;
    private final DataKeys keys;
    private final SearchMemory memory;
    private final RecordEvents events;
    private final MatchingUpdates matchingUpdates;

    RecordWrites(
            IndexWriters writers,
            DataKeys keys,
            SearchMemory memory,
            RecordEvents events,
            MatchingUpdates matchingUpdates) {
        this.writers = writers;
        this.keys = keys;
        this.memory = memory;
        this.events = events;
        this.matchingUpdates = matchingUpdates;
    }

    Uni<Integer> upsert(IndexDefinition index, Principal by, String namespace, List<VectorRecord> records) {
        var space = RecordRules.namespace(namespace);
        var event = events.upserted(index, by, space, records.size());
        memory.requireRoom(index.id(), space);
        return Blocking.call(() -> Sealing.check(records, VectorShape.of(index)))
                .flatMap(checked ->
                        keys(index).flatMap(ring -> Blocking.call(() -> Sealing.seal(ring, space, checked))))
                .flatMap(changes -> writers.submit(index.id(), new WriteRequest.Rows(changes, event)));
    }

    Uni<Integer> update(IndexDefinition index, Principal by, Update update) {
        return switch (update) {
            case Update.One one -> update(index, by, one);
            case Update.Matching matching -> matchingUpdates.run(index, by, matching);
        };
    }

    private Uni<Integer> update(IndexDefinition index, Principal by, Update.One update) {
        var key = new RecordKey(RecordRules.namespace(update.namespace()), RecordRules.id("id", update.id()));
        var change = PayloadChange.of(update, VectorShape.of(index));
        var event = events.updated(index, by, update);
        return keys(index)
                .map(ring -> new WriteRequest.Amend(key, present -> Sealing.amend(ring, present, change), event))
                .flatMap(amend -> writers.submit(index.id(), amend));
    }

    Uni<Void> delete(IndexDefinition index, Principal by, Delete delete) {
        var space = RecordRules.namespace(delete.namespace());
        var request = switch (delete) {
            case Delete.ByIds(String _, List<String> ids) ->
                Uni.createFrom().item(removals(index, by, new Delete.ByIds(space, RecordRules.ids(ids))));
            case Delete.All all -> Uni.createFrom().item(new WriteRequest.Clear(space, events.deleted(index, by, all)));
            case Delete.ByFilter byFilter -> sweep(index, by, byFilter);
        };
        return request.flatMap(write -> writers.submit(index.id(), write)).replaceWithVoid();
    }

    Uni<Void> dropIndex(UUID indexId) {
        return writers.close(indexId)
                .chain(() -> keys.destroy(indexId))
                .invoke(() -> memory.drop(indexId))
                .chain(() -> writers.erase(indexId));
    }

    private WriteRequest removals(IndexDefinition index, Principal by, Delete.ByIds delete) {
        var changes = delete.ids().stream()
                .distinct()
                .<RowChange>map(id -> new RowChange.Remove(new RecordKey(delete.namespace(), id)))
                .toList();
        return new WriteRequest.Rows(changes, events.deleted(index, by, delete).apply(changes.size()));
    }

    /** Loads the namespace before the index is locked; under the lock it only has to be looked at. */
    private Uni<WriteRequest> sweep(IndexDefinition index, Principal by, Delete.ByFilter delete) {
        var space = RecordRules.namespace(delete.namespace());
        var filter = deletionFilter(delete);
        var event = events.deleted(index, by, delete);
        return memory.get(index, space)
                .replaceWith(new WriteRequest.Sweep(
                        space,
                        sequence -> memory.getLocked(index, space, sequence)
                                .flatMap(structure -> Blocking.call(() -> structure.idsMatching(filter))),
                        event));
    }

    /** An empty filter means every record in a query; in a deletion it is more likely a mistake. */
    private static Filter deletionFilter(Delete.ByFilter delete) {
        if (delete.filter().isEmpty()) {
            throw RecordRules.invalid("filter", "is empty: use deleteAll to remove all records of a namespace.");
        }
        return RecordRules.filter(delete.filter());
    }

    private Uni<KeyRing> keys(IndexDefinition index) {
        return keys.getOrCreate(index.projectId(), index.id());
    }
}
