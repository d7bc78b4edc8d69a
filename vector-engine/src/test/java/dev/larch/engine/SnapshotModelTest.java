package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.engine.NamespaceIndexModelTest.Change;
import dev.larch.engine.NamespaceIndexModelTest.Question;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.vector.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** An index that was read from a stream against a naive model, over random histories before and after. */
class SnapshotModelTest {

    @Property(tries = 800)
    void goesOnAsTheModelDoes(
            @ForAll("histories") List<List<Change>> histories,
            @ForAll("questions") Question question,
            @ForAll Metric metric,
            @ForAll("limits") GraphLimits limits)
            throws IOException {
        var index = new NamespaceIndex(3, metric, limits);
        var model = new NaiveIndex(metric);

        for (var history : histories) {
            var written = index;
            index = Snapshots.copyOf(written, limits);

            assertEquals(written.appliedSequence(), index.appliedSequence());
            assertEquals(bytesWithoutRebuild(written), index.bytes());
            applyAll(history, model, index);
            assertEquals(model.size(), index.size());
            NamespaceIndexModelTest.assertSameAnswers(model, index, question);
        }
    }

    @Property(tries = 60)
    void goesOnAsTheModelDoesAfterManyUpdates(
            @ForAll("longHistories") List<List<Change>> histories,
            @ForAll("questions") Question question,
            @ForAll Metric metric,
            @ForAll("limits") GraphLimits limits)
            throws IOException {
        var index = new NamespaceIndex(3, metric, limits);
        var model = new NaiveIndex(metric);

        for (var history : histories) {
            index = Snapshots.copyOf(index, limits);

            applyAll(history, model, index);
            NamespaceIndexModelTest.assertSameAnswers(model, index, question);
        }
        assertEquals(bytesWithoutRebuild(index), Snapshots.copyOf(index, limits).bytes());
    }

    /** Whoever reads a snapshot may apply all changes again, the later ones at least, in any order. */
    @Property(tries = 400)
    void isTheSameOnceLaterChangesAreReplayed(
            @ForAll("histories") List<List<Change>> histories,
            @ForAll("questions") Question question,
            @ForAll("limits") GraphLimits limits,
            @ForAll @IntRange(max = 1000) int seed)
            throws IOException {
        var changes = NamespaceIndexModelTest.numbered(
                histories.stream().flatMap(List::stream).toList());
        var lived = new NamespaceIndex(3, Metric.DOT_PRODUCT, limits);
        var model = new NaiveIndex(Metric.DOT_PRODUCT);
        int written = histories.isEmpty() ? 0 : histories.getFirst().size();

        applyAll(changes.subList(0, written), model, lived);
        var restored = Snapshots.copyOf(lived, limits);
        applyAll(changes.subList(written, changes.size()), model, lived);
        var replayed = new ArrayList<>(
                changes.subList(seed % 2 == 0 ? written : new Random(seed).nextInt(written + 1), changes.size()));
        Collections.shuffle(replayed, new Random(seed));
        replayed.forEach(change -> NamespaceIndexModelTest.apply(change, restored, 3));

        assertEquals(lived.appliedSequence(), restored.appliedSequence());
        assertEquals(bytesWithoutRebuild(lived), bytesWithoutRebuild(restored));
        NamespaceIndexModelTest.assertSameAnswers(model, restored, question);
    }

    private static void applyAll(List<Change> history, NaiveIndex model, NamespaceIndex index) {
        history.forEach(change -> assertEquals(
                NamespaceIndexModelTest.apply(change, model, 3), NamespaceIndexModelTest.apply(change, index, 3)));
    }

    private static long bytesWithoutRebuild(NamespaceIndex index) {
        while (index.link(1000)) {}
        return index.bytes();
    }

    @Provide
    Arbitrary<List<List<Change>>> histories() {
        return NamespaceIndexModelTest.changes(12, 40)
                .list()
                .ofMaxSize(40)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<List<Change>>> longHistories() {
        return NamespaceIndexModelTest.changes(150, 100_000)
                .list()
                .ofMinSize(100)
                .ofMaxSize(500)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Question> questions() {
        return new NamespaceIndexModelTest().questions();
    }

    /** Exact, all rows linked, and rows linked but for so many. */
    @Provide
    Arbitrary<GraphLimits> limits() {
        return Arbitraries.oneOf(
                Arbitraries.just(GraphLimits.DEFAULT),
                Arbitraries.integers().between(0, 50).map(rows -> new GraphLimits(rows * 64L, 0)));
    }
}
