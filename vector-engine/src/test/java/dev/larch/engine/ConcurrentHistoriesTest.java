package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Histories that eight threads apply at once, in no order, linking and searching meanwhile: they end as the model does. */
class ConcurrentHistoriesTest {

    private static final int THREADS = 8;

    /** What a property draws. */
    private record Trial(int seed, int exactRows, Metric metric, int dimension) {

        List<Change> history() {
            var random = new Random(seed);
            return IntStream.rangeClosed(1, 600 + random.nextInt(1200))
                    .mapToObj(sequence -> Change.random(random, sequence))
                    .toList();
        }

        GraphLimits limits() {
            return new GraphLimits((long) exactRows * Kernels.stride(dimension) * Float.BYTES, 0);
        }
    }

    /** One change; the sequence number says everything else. */
    private record Change(String id, long sequence, boolean isDelete) {

        static Change random(Random random, long sequence) {
            return new Change("id" + random.nextInt(150), sequence, random.nextInt(4) == 0);
        }

        float[] vector(int dimension) {
            return Vectors.whole(dimension, sequence);
        }

        Metadata metadata() {
            return Metadata.of(Map.of("sequence", sequence));
        }

        boolean applyTo(NamespaceIndex index) {
            return isDelete
                    ? index.delete(id, sequence)
                    : index.upsert(id, vector(index.dimension()), metadata(), sequence);
        }

        void applyTo(NaiveIndex model, int dimension) {
            if (isDelete) {
                model.delete(id, sequence);
            } else {
                model.upsert(id, vector(dimension), metadata(), sequence);
            }
        }
    }

    @Property(tries = 60)
    void endAsTheModelDoes(@ForAll int seed, @ForAll @IntRange(max = 60) int exactRows, @ForAll Metric metric)
            throws Exception {
        assertEndsAsTheModelDoes(new Trial(seed, exactRows, metric, 3), 1);
    }

    /** Restarted between parts of the history; what had not been linked is linked after the restart. */
    @Property(tries = 40)
    void endAsTheModelDoesAfterRestarts(
            @ForAll int seed,
            @ForAll @IntRange(max = 60) int exactRows,
            @ForAll Metric metric,
            @ForAll("dimensions") int dimension)
            throws Exception {
        assertEndsAsTheModelDoes(new Trial(seed, exactRows, metric, dimension), 4);
    }

    @Provide
    Arbitrary<Integer> dimensions() {
        return Arbitraries.of(1, 3, 100, 768, 1536);
    }

    private static void assertEndsAsTheModelDoes(Trial trial, int parts) throws Exception {
        var history = trial.history();
        var index = new NamespaceIndex(trial.dimension, trial.metric, trial.limits());
        var model = new NaiveIndex(trial.metric);

        for (int part = 0; part < parts; part++) {
            index = part == 0 ? index : Snapshots.copyOf(index, trial.limits());
            applyAtOnce(history.subList(history.size() * part / parts, history.size() * (part + 1) / parts), index);
        }
        history.forEach(change -> change.applyTo(model, trial.dimension));

        assertEquals(history.size(), index.appliedSequence());
        assertEquals(model.idsMatching(Map.of()), index.list("", "", Integer.MAX_VALUE));
        assertEquals(model.idsMatching(Map.of()), index.idsMatching(Filter.parse(Map.of())));
        assertSameScores(model, index);
        for (var more = true; more; ) {
            more = index.link(100);
        }
        assertSameScores(model, index);
    }

    private static void applyAtOnce(List<Change> history, NamespaceIndex index) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                work.add(() -> applyFrom(history, next, index));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    private static Void applyFrom(List<Change> history, AtomicInteger next, NamespaceIndex index) {
        for (int i = next.getAndIncrement(); i < history.size(); i = next.getAndIncrement()) {
            history.get(i).applyTo(index);
            if (i % 7 == 0) {
                index.link(3);
            }
            if (i % 11 == 0) {
                checkOneSearch(index, i);
            }
        }
        return null;
    }

    private static void checkOneSearch(NamespaceIndex index, int seed) {
        var found = index.search(new SearchRequest(Vectors.whole(index.dimension(), seed), 200));
        assertEquals(found.size(), found.stream().map(Match::id).distinct().count());
        for (var match : found) {
            assertEquals(Metadata.of(Map.of("sequence", match.sequence())), match.metadata());
        }
    }

    private static void assertSameScores(NaiveIndex model, NamespaceIndex index) {
        var query = Vectors.whole(index.dimension(), -1);
        var expected = model.search(query, 40, Map.of());
        var found = index.search(new SearchRequest(query, 40));
        assertEquals(expected.size(), found.size());
        for (int rank = 0; rank < found.size(); rank++) {
            assertEquals(
                    expected.get(rank).score(), found.get(rank).score(), index.metric() == Metric.COSINE ? 1e-5 : 0);
        }
        assertTrue(index.linkedSequence() <= index.appliedSequence());
    }
}
