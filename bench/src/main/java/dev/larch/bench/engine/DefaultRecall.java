package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.contender.SearchTask;
import dev.larch.bench.engine.dataset.AnchorRanks;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.bench.engine.dataset.Vectors;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Recall and counts at default settings: without a filter, and with filters that keep less and less, whatever the distance, only
 * what is near, and only what is far.
 */
final class DefaultRecall {

    /** What one kind of query found; complete when no query found fewer rows than there are. */
    record Row(String selection, double recall, boolean complete, double queriesPerSecond) {}

    private static final int ANCHORS = 40;
    private static final int[] PERMILLES = {500, 100, 10, 1};

    private final Dataset dataset;
    private final AnchorRanks ranks;
    private final Vectors anchors;
    private final DefaultIndex index;
    private final List<Row> rows = new ArrayList<>();

    DefaultRecall(Dataset dataset) {
        this.dataset = dataset;
        this.anchors =
                dataset.queries().range(0, Math.min(ANCHORS, dataset.queries().count()));
        this.ranks = new AnchorRanks(dataset.base(), anchors);
        this.index = DefaultIndex.of(dataset.base(), this::metadata);
    }

    /** With all records in it. */
    DefaultIndex index() {
        return index;
    }

    List<Row> measure() {
        unrelated("no filter", _ -> true, null);
        for (int permille : PERMILLES) {
            var task = new SearchTask(0, 1, permille);
            unrelated(percent(permille) + ", unrelated", task::keeps, below("bucket", permille));
        }
        unrelated("one row, unrelated", row -> row == 0, Filter.parse(Map.of("row", 0)));
        for (int permille : PERMILLES) {
            correlated(percent(permille), (int) ((long) dataset.base().count() * permille / 1000));
        }
        correlated("one row", 1);
        return List.copyOf(rows);
    }

    private void unrelated(String selection, IntPredicate kept, @Nullable Filter filter) {
        var truth = ExactNeighbors.of(dataset.base(), dataset.queries(), Contender.TOP_K, kept);
        add(selection, dataset.queries(), truth, _ -> filter);
    }

    private void correlated(String share, int kept) {
        int beyond = dataset.base().count() - kept;
        add(
                share + ", the nearest",
                anchors,
                ranks.nearestFrom(0, Math.min(kept, Contender.TOP_K)),
                anchor -> below(rankField(anchor), kept));
        add(
                share + ", the farthest",
                anchors,
                ranks.nearestFrom(beyond, Contender.TOP_K),
                anchor -> Filter.parse(Map.of(rankField(anchor), Map.of("$gte", beyond))));
    }

    private void add(String selection, Vectors queries, ExactNeighbors truth, IntFunction<@Nullable Filter> filters) {
        index.search(queries, filters);
        long start = System.nanoTime();
        var found = index.search(queries, filters);
        double rate = queries.count() * 1e9 / (System.nanoTime() - start);
        rows.add(new Row(selection, truth.recall(found), truth.isComplete(found), rate));
    }

    private Metadata metadata(int row) {
        var fields = new HashMap<String, Object>();
        fields.put("row", row);
        fields.put("bucket", SearchTask.bucket(row));
        for (int anchor = 0; anchor < ranks.anchors(); anchor++) {
            fields.put(rankField(anchor), ranks.rank(anchor, row));
        }
        return Metadata.of(fields);
    }

    private static Filter below(String field, int bound) {
        return Filter.parse(Map.of(field, Map.of("$lt", bound)));
    }

    private static String rankField(int anchor) {
        return "rank" + anchor;
    }

    private static String percent(int permille) {
        return permille >= 10 ? permille / 10 + " %" : "0." + permille + " %";
    }
}
