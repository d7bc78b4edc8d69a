package dev.larch.index.search;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.vector.Metric;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.Commit;
import dev.larch.index.store.RecordReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** All namespaces in memory. They are loaded on first use, follow every commit, and may be dropped at any time. */
@ApplicationScoped
public class SearchMemory implements Commit.Listener {

    /** Beyond so many namespaces of an index, those without a record are not kept. */
    private static final int MANY_NAMESPACES = 10_000;

    private final NamespaceLoader loader;
    private final RecordReader reader;
    private final MemoryBudget budget;
    private final BackgroundLinking linking;
    private final ConcurrentHashMap<UUID, IndexMemory> indexes = new ConcurrentHashMap<>();

    SearchMemory(
            NamespaceLoader loader,
            RecordReader reader,
            SearchConfig config,
            BackgroundLinking linking,
            MeterRegistry meters) {
        this.loader = loader;
        this.reader = reader;
        this.linking = linking;
        this.budget = new MemoryBudget(config, indexes);
        meters.gauge("larch.search.unlinked.rows", this, memory -> memory.sum(LoadedNamespace::unlinkedRows));
        meters.gauge("larch.search.memory.bytes", this, memory -> memory.sum(LoadedNamespace::bytes));
    }

    /** The namespace with all that is committed; fails with RESOURCE_EXHAUSTED when there is no room for it. */
    public Uni<NamespaceIndex> get(IndexDefinition index, String namespace) {
        var memory = memoryOf(index.id());
        var loaded = memory.getOrStart(namespace, () -> start(index, namespace, memory));
        return loaded.get()
                .onFailure()
                .invoke(() -> memory.drop(namespace, loaded))
                .invoke(() -> {
                    if (loaded.isEmpty() && memory.size() > MANY_NAMESPACES) {
                        memory.drop(namespace, loaded);
                    }
                });
    }

    /** The same for whoever has locked the index, and knows its last sequence number by that. */
    public Uni<NamespaceIndex> getLocked(IndexDefinition index, String namespace, long sequence) {
        memoryOf(index.id()).require(sequence);
        return get(index, namespace);
    }

    /** Fails with RESOURCE_EXHAUSTED if records of a namespace in memory would not fit there. */
    public void requireRoom(UUID indexId, String namespace) {
        if (memoryOf(indexId).holds(namespace)) {
            budget.requireRoom();
        }
    }

    /** Forgets an index. */
    public void drop(UUID indexId) {
        indexes.remove(indexId);
    }

    @Override
    public void committed(UUID indexId, Commit commit) {
        memoryOf(indexId).committed(commit).forEach(linking::offer);
    }

    @Override
    public void uncertain(UUID indexId) {
        memoryOf(indexId).forget();
    }

    private LoadedNamespace start(IndexDefinition index, String namespace, IndexMemory memory) {
        return new LoadedNamespace(
                structure(index),
                target -> reader.sequence(index.id())
                        .invoke(memory::begin)
                        .flatMap(_ -> loader.load(index, namespace, target, budget::requireRoom)),
                linking::offer);
    }

    private long sum(ToLongFunction<LoadedNamespace> measure) {
        return indexes.values().stream()
                .flatMap(memory -> memory.all().stream())
                .mapToLong(measure)
                .sum();
    }

    private IndexMemory memoryOf(UUID indexId) {
        return indexes.computeIfAbsent(indexId, _ -> new IndexMemory());
    }

    private static NamespaceIndex structure(IndexDefinition index) {
        return switch (index.vectorType()) {
            case DENSE -> new NamespaceIndex(index.dimension(), metricOf(index));
            case SPARSE -> NamespaceIndex.sparse();
        };
    }

    private static Metric metricOf(IndexDefinition index) {
        return switch (index.metric()) {
            case COSINE -> Metric.COSINE;
            case EUCLIDEAN -> Metric.EUCLIDEAN;
            case DOTPRODUCT -> Metric.DOT_PRODUCT;
        };
    }
}
