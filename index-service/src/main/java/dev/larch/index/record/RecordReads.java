package dev.larch.index.record;

import dev.larch.engine.filter.Filter;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.crypto.DataKeys;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.search.SearchMemory;
import dev.larch.index.search.SearchPool;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RecordReader;
import dev.larch.index.store.StoredRecord;
import dev.larch.kernel.Page;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How records are found: by nearness and by metadata in memory, by id in PostgreSQL. */
@ApplicationScoped
class RecordReads {

    private final SearchMemory memory;
    private final SearchPool searches;
    private final RecordReader reader;
    private final DataKeys keys;

    RecordReads(SearchMemory memory, SearchPool searches, RecordReader reader, DataKeys keys) {
        this.memory = memory;
        this.searches = searches;
        this.reader = reader;
        this.keys = keys;
    }

    Uni<List<ScoredRecord>> query(IndexDefinition index, RecordQuery query) {
        var nearest = NearestRecords.of(query, VectorShape.of(index));
        return memory.get(index, RecordRules.namespace(query.namespace()))
                .flatMap(namespace -> searches.run(cancelled -> nearest.in(namespace, cancelled)));
    }

    Uni<Map<String, VectorRecord>> fetch(IndexDefinition index, String namespace, List<String> ids) {
        var space = RecordRules.namespace(namespace);
        var wanted = RecordRules.ids(ids).stream()
                .distinct()
                .map(id -> new RecordKey(space, id))
                .toList();
        return keys.find(index.projectId(), index.id())
                .flatMap(keyRing -> keyRing == null
                        ? Uni.createFrom().item(Map.of())
                        : reader.find(index.id(), wanted)
                                .flatMap(found -> Blocking.call(() -> open(keyRing, wanted, found))));
    }

    Uni<Page<VectorRecord>> fetchMatching(IndexDefinition index, MatchingQuery query) {
        var space = RecordRules.namespace(query.namespace());
        var matching = MatchingRecords.of(query, VectorShape.of(index));
        return memory.get(index, space)
                .flatMap(structure -> searches.run(_ -> matching.in(structure)))
                .flatMap(page ->
                        read(index, keysOf(space, page), matching).map(records -> new Page<>(records, page.next())));
    }

    private Uni<List<VectorRecord>> read(IndexDefinition index, List<RecordKey> wanted, MatchingRecords matching) {
        return keys.find(index.projectId(), index.id())
                .flatMap(keyRing -> keyRing == null || wanted.isEmpty()
                        ? Uni.createFrom().item(List.<VectorRecord>of())
                        : reader.find(index.id(), wanted)
                                .flatMap(found -> Blocking.call(() -> openMatching(keyRing, wanted, found, matching))));
    }

    private static List<RecordKey> keysOf(String namespace, Page<String> ids) {
        return ids.items().stream().map(id -> new RecordKey(namespace, id)).toList();
    }

    Uni<Page<String>> list(IndexDefinition index, IdQuery query) {
        int limit = RecordRules.pageLimit(query.limit());
        var after = new RecordKey(RecordRules.namespace(query.namespace()), PageToken.lastId(query.token()));
        return reader.idsAfter(index.id(), after, RecordRules.prefix(query.prefix()), limit + 1)
                .map(ids -> Page.of(ids, limit, PageToken::of));
    }

    Uni<IndexStats> stats(IndexDefinition index, @Nullable Map<String, Object> filter, Predicate<String> visible) {
        var parsed = filter == null || filter.isEmpty() ? null : RecordRules.filter(filter);
        return reader.countByNamespace(index.id())
                .map(counts -> only(visible, counts))
                .flatMap(
                        counts -> parsed == null ? Uni.createFrom().item(counts) : countMatching(index, parsed, counts))
                .map(counts -> new IndexStats(
                        counts,
                        counts.values().stream().mapToLong(Long::longValue).sum()));
    }

    private static Map<String, Long> only(Predicate<String> visible, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> visible.test(count.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Uni<Map<String, Long>> countMatching(IndexDefinition index, Filter filter, Map<String, Long> counts) {
        return Multi.createFrom()
                .iterable(counts.keySet())
                .onItem()
                .transformToUniAndConcatenate(namespace -> memory.get(index, namespace)
                        .flatMap(structure -> searches.run(_ -> Map.entry(namespace, (long) structure.count(filter)))))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map<String, VectorRecord> open(
            KeyRing keyRing, List<RecordKey> wanted, Map<RecordKey, StoredRecord> found) {
        requireSmall("ids", found);
        var opened = new LinkedHashMap<String, VectorRecord>();
        for (var key : wanted) {
            var stored = found.get(key);
            if (stored != null) {
                opened.put(key.id(), Sealing.open(keyRing, stored));
            }
        }
        return opened;
    }

    /** Of the records that were found, those that still meet the condition; they were read after it was judged. */
    private static List<VectorRecord> openMatching(
            KeyRing keyRing, List<RecordKey> wanted, Map<RecordKey, StoredRecord> found, MatchingRecords matching) {
        requireSmall("limit", found);
        return wanted.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .flatMap(stored -> Sealing.openMatching(keyRing, stored, matching.filter()).stream())
                .toList();
    }

    private static void requireSmall(String field, Map<RecordKey, StoredRecord> found) {
        AnswerLimit.requireBytes(
                field,
                found.values().stream()
                        .mapToLong(stored -> stored.payload().bytes().length)
                        .sum());
    }
}
