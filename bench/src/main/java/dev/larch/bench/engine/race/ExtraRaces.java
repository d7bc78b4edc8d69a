package dev.larch.bench.engine.race;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.contender.SearchTask;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.bench.engine.report.Ratio;
import java.util.ArrayList;
import java.util.List;

/** The contenders with filters, and on two threads: at one breadth each. */
public final class ExtraRaces {

    /** Recall and queries per second under a filter that keeps so many in a thousand rows. */
    public record Filtered(String contender, int keptPermille, double recall, double queriesPerSecond) {}

    /** Queries per second on the wall. */
    public record Threaded(String contender, double onOneThread, double onTwoThreads) {}

    private static final int BREADTH = 200;
    private static final int[] PERMILLES = {500, 100, 10, 1};

    private final Dataset dataset;
    private final List<Contender> contenders;
    private final int rounds;

    ExtraRaces(Dataset dataset, List<Contender> contenders, int rounds) {
        this.dataset = dataset;
        this.contenders = contenders;
        this.rounds = rounds;
    }

    List<Filtered> filtered() {
        var results = new ArrayList<Filtered>();
        var racing = contenders.stream().filter(Contender::takesFilters).toList();
        for (int permille : PERMILLES) {
            var task = new SearchTask(BREADTH, 1, permille);
            var truth = ExactNeighbors.of(dataset.base(), dataset.queries(), Contender.TOP_K, task::keeps);
            var nanos = medianNanos(racing, task, false);
            for (int i = 0; i < nanos.length; i++) {
                double recall = truth.recall(racing.get(i).search(task).rows());
                results.add(new Filtered(racing.get(i).name(), permille, recall, 1e9 / nanos[i]));
            }
        }
        return results;
    }

    List<Threaded> threaded() {
        var racing = contenders.stream().filter(Contender::takesThreads).toList();
        var one = medianNanos(racing, new SearchTask(BREADTH), true);
        var two = medianNanos(racing, new SearchTask(BREADTH, 2, 1000), true);
        var results = new ArrayList<Threaded>();
        for (int i = 0; i < one.length; i++) {
            results.add(new Threaded(racing.get(i).name(), 1e9 / one[i], 1e9 / two[i]));
        }
        return results;
    }

    /** Nanoseconds per query, contenders taking turns; the first round warms up. */
    private double[] medianNanos(List<Contender> racing, SearchTask task, boolean onTheWall) {
        var nanos = new double[racing.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < racing.size(); i++) {
                var answers = racing.get(i).search(task);
                if (round >= 0) {
                    nanos[i][round] = onTheWall
                            ? (double) answers.effort().wallNanos() / answers.rows().length
                            : SearchRace.nanosPerQuery(racing.get(i), answers);
                }
            }
        }
        return List.of(nanos).stream().mapToDouble(Ratio::median).toArray();
    }
}
