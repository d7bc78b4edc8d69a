package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.FilterArbitraries;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Sparse vectors, alone and beside dense ones, against a naive model, over random histories. */
class SparseModelTest {

    private static final int DIMENSION = 3;

    private static final GraphLimits TEN_ROWS_UNLINKED = new GraphLimits(10 * 64, 0);

    /** One change. */
    record Change(boolean isDelete, String id, long sequence, int seed, Metadata metadata) {}

    /** What a search asks for. */
    record Question(int seed, int topK, Map<String, Object> filter) {}

    @Property(tries = 600)
    void agreesWithTheModelWhenAlone(
            @ForAll("histories") List<Change> history, @ForAll("questions") Question question) {
        assertAgrees(NamespaceIndex.sparse(), history, question);
    }

    @Property(tries = 60)
    void agreesWithTheModelWhenAloneAfterManyUpdates(
            @ForAll("longHistories") List<Change> history, @ForAll("questions") Question question) {
        assertAgrees(NamespaceIndex.sparse(), history, question);
    }

    @Property(tries = 600)
    void agreesWithTheModelBesideDenseVectors(
            @ForAll("histories") List<Change> history, @ForAll("questions") Question question) {
        assertAgrees(new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT), history, question);
    }

    @Property(tries = 300)
    void agreesWithTheModelWhenEveryRowIsLinked(
            @ForAll("histories") List<Change> history, @ForAll("questions") Question question) {
        assertAgrees(new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT, new GraphLimits(0, 0)), history, question);
    }

    @Property(tries = 60)
    void agreesWithTheModelAfterRebuilds(
            @ForAll("longHistories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll @IntRange(max = 50) int exactRows) {
        var limits = new GraphLimits(exactRows * 64L, 0);

        assertAgrees(new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT, limits), history, question);
    }

    /** Written to a stream and read back in the middle. */
    @Property(tries = 300)
    void agreesWithTheModelWhenReadBack(
            @ForAll("histories") List<Change> before,
            @ForAll("histories") List<Change> after,
            @ForAll("questions") Question question,
            @ForAll("readBack") NamespaceIndex written)
            throws IOException {
        var model = new NaiveIndex(Metric.DOT_PRODUCT);
        applyAll(before, model, written);

        var index = Snapshots.copyOf(written, TEN_ROWS_UNLINKED);

        while (written.link(1000)) {}
        assertEquals(written.bytes(), index.bytes());
        applyAll(after, model, index);
        assertAgrees(model, index, question);
    }

    private static void assertAgrees(NamespaceIndex index, List<Change> history, Question question) {
        var model = new NaiveIndex(Metric.DOT_PRODUCT);
        applyAll(history, model, index);
        assertAgrees(model, index, question);
    }

    private static void applyAll(List<Change> history, NaiveIndex model, NamespaceIndex index) {
        for (var change : history) {
            boolean news = change.isDelete()
                    ? model.delete(change.id(), change.sequence())
                    : model.upsert(record(index, change));
            boolean isNews = change.isDelete()
                    ? index.delete(change.id(), change.sequence())
                    : index.upsert(record(index, change));
            assertEquals(news, isNews);
        }
    }

    private static void assertAgrees(NaiveIndex model, NamespaceIndex index, Question question) {
        var dense = Vectors.whole(index.dimension(), question.seed());
        var sparse = SparseVectors.whole(question.seed());
        var filter = Filter.parse(question.filter());

        var found = index.search(new SearchRequest(dense, sparse, question.topK(), filter));

        assertEquals(model.search(dense, sparse, question.topK(), question.filter()), found);
    }

    private static VectorRecord record(NamespaceIndex index, Change change) {
        var dense = Vectors.whole(index.dimension(), change.seed());
        return new VectorRecord(change.id(), dense, sparse(index, change.seed()), change.metadata(), change.sequence());
    }

    /** Beside dense vectors, not every record has one. */
    private static @Nullable SparseVector sparse(NamespaceIndex index, int seed) {
        return index.dimension() > 0 && seed % 4 == 0 ? null : SparseVectors.whole(seed);
    }

    @Provide
    Arbitrary<List<Change>> histories() {
        return changes(12, 40).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Change>> longHistories() {
        return changes(150, 100_000).list().ofMinSize(500).ofMaxSize(1500);
    }

    private static Arbitrary<Change> changes(int ids, int sequences) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3).map(n -> n == 0),
                        Arbitraries.integers().between(1, ids).map(n -> "id" + n),
                        Arbitraries.longs().between(1, sequences),
                        Arbitraries.integers().between(1, 40),
                        FilterArbitraries.metadata())
                .as(Change::new);
    }

    @Provide
    Arbitrary<NamespaceIndex> readBack() {
        return Arbitraries.of(true, false)
                .map(isAlone -> isAlone
                        ? NamespaceIndex.sparse()
                        : new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT, TEN_ROWS_UNLINKED));
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.oneOf(Arbitraries.just(Map.<String, Object>of()), FilterArbitraries.filters()))
                .as(Question::new);
    }
}
