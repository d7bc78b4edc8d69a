package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.FilterArbitraries;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The engine against a naive model, over random histories. */
class NamespaceIndexModelTest {

    private static final double COSINE_TOLERANCE = 1e-5;
    private static final GraphLimits EVERYTHING_LINKED = new GraphLimits(0, 0);

    /** One change; a delete when there is no metadata to write. */
    record Change(boolean isDelete, String id, long sequence, int seed, Metadata metadata) {}

    /** What a search asks for. */
    record Question(int seed, int topK, Map<String, Object> filter) {}

    @Property(tries = 1200)
    void agreesWithTheModel(
            @ForAll("histories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll Metric metric,
            @ForAll("dimensions") int dimension) {
        var index = new NamespaceIndex(dimension, metric);
        var model = new NaiveIndex(metric);

        history.forEach(change -> assertEquals(apply(change, model, dimension), apply(change, index, dimension)));

        assertEquals(model.size(), index.size());
        assertEquals(history.stream().mapToLong(Change::sequence).max().orElse(0), index.appliedSequence());
        assertSameAnswers(model, index, question);
    }

    @Property(tries = 60)
    void agreesWithTheModelAfterManyUpdates(
            @ForAll("longHistories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll Metric metric) {
        var index = new NamespaceIndex(3, metric);
        var model = new NaiveIndex(metric);

        history.forEach(change -> assertEquals(apply(change, model, 3), apply(change, index, 3)));

        assertSameAnswers(model, index, question);
    }

    /** A history says the same in whatever order it arrives, as long as no two changes of an id share a number. */
    @Property(tries = 200)
    void endsTheSameInAnyOrder(
            @ForAll("histories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll @IntRange(max = 1000) int seed) {
        var inOrder = new NamespaceIndex(3, Metric.DOT_PRODUCT);
        var shuffled = new NamespaceIndex(3, Metric.DOT_PRODUCT);
        var numbered = numbered(history);

        numbered.forEach(change -> apply(change, inOrder, 3));
        Collections.shuffle(numbered, new Random(seed));
        numbered.forEach(change -> apply(change, shuffled, 3));

        var request = request(question, 3);
        assertEquals(inOrder.search(request), shuffled.search(request));
        assertEquals(inOrder.appliedSequence(), shuffled.appliedSequence());
        assertEquals(inOrder.bytes(), shuffled.bytes());
    }

    @Property(tries = 400)
    void agreesWithTheModelWhenEveryRowIsLinked(
            @ForAll("histories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll Metric metric,
            @ForAll("dimensions") int dimension) {
        var index = new NamespaceIndex(dimension, metric, EVERYTHING_LINKED);
        var model = new NaiveIndex(metric);

        history.forEach(change -> assertEquals(apply(change, model, dimension), apply(change, index, dimension)));

        assertEquals(0, index.unlinkedRows());
        assertEquals(history.stream().mapToLong(Change::sequence).max().orElse(0), index.appliedSequence());
        assertSameAnswers(model, index, question);
    }

    @Property(tries = 60)
    void agreesWithTheModelAfterRebuilds(
            @ForAll("longHistories") List<Change> history,
            @ForAll("questions") Question question,
            @ForAll Metric metric,
            @ForAll @IntRange(max = 50) int exactRows) {
        var index = new NamespaceIndex(3, metric, new GraphLimits(exactRows * 64L, 0));
        var model = new NaiveIndex(metric);

        history.forEach(change -> assertEquals(apply(change, model, 3), apply(change, index, 3)));

        assertSameAnswers(model, index, question);
    }

    static void assertSameAnswers(NaiveIndex model, NamespaceIndex index, Question question) {
        var filter = Filter.parse(question.filter());
        var ids = model.idsMatching(question.filter());
        var expected =
                model.search(Vectors.whole(index.dimension(), question.seed()), question.topK(), question.filter());

        var found = index.search(request(question, index.dimension()));

        assertEquals(ids, index.idsMatching(filter));
        assertEquals(ids.size(), index.count(filter));
        if (index.metric() == Metric.COSINE) {
            assertNearlySame(expected, found);
        } else {
            assertEquals(expected, found);
        }
    }

    /** Cosines are rounded, so near ties may rank either way: scores agree by rank, and every score is its record's. */
    private static void assertNearlySame(List<Match> expected, List<Match> found) {
        assertEquals(expected.size(), found.size());
        for (int rank = 0; rank < found.size(); rank++) {
            assertEquals(expected.get(rank).score(), found.get(rank).score(), COSINE_TOLERANCE);
            assertTrue(
                    rank == 0 || found.get(rank - 1).score() >= found.get(rank).score());
        }
        assertEquals(found.size(), found.stream().map(Match::id).distinct().count());
    }

    private static SearchRequest request(Question question, int dimension) {
        return new SearchRequest(
                Vectors.whole(dimension, question.seed()), question.topK(), Filter.parse(question.filter()));
    }

    static boolean apply(Change change, NamespaceIndex index, int dimension) {
        return change.isDelete()
                ? index.delete(change.id(), change.sequence())
                : index.upsert(
                        change.id(), Vectors.whole(dimension, change.seed()), change.metadata(), change.sequence());
    }

    static boolean apply(Change change, NaiveIndex model, int dimension) {
        return change.isDelete()
                ? model.delete(change.id(), change.sequence())
                : model.upsert(
                        change.id(), Vectors.whole(dimension, change.seed()), change.metadata(), change.sequence());
    }

    static List<Change> numbered(List<Change> history) {
        var numbered = new ArrayList<Change>();
        for (var change : history) {
            numbered.add(
                    new Change(change.isDelete(), change.id(), numbered.size() + 1, change.seed(), change.metadata()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<List<Change>> histories() {
        return changes(12, 40).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Change>> longHistories() {
        return changes(150, 100_000).list().ofMinSize(500).ofMaxSize(1500);
    }

    static Arbitrary<Change> changes(int ids, int sequences) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3).map(n -> n == 0),
                        Arbitraries.integers().between(1, ids).map(n -> "id" + n),
                        Arbitraries.longs().between(1, sequences),
                        Arbitraries.integers().between(1, 20),
                        FilterArbitraries.metadata())
                .as(Change::new);
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.oneOf(Arbitraries.just(Map.<String, Object>of()), FilterArbitraries.filters()))
                .as(Question::new);
    }

    @Provide
    Arbitrary<Integer> dimensions() {
        return Arbitraries.of(1, 3, 100, 768, 1536);
    }
}
