package dev.larch.bench.engine.race;

import dev.larch.bench.engine.contender.Answers;
import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.contender.SearchTask;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All contenders over the same queries, breadth by breadth, taking turns in every round. */
final class SearchRace {

    private static final int[] BREADTHS = {20, 30, 45, 70, 100, 150, 220, 330, 500, 750, 1100};

    /** More is of no interest. */
    private static final double ENOUGH = 0.995;

    private final List<Contender> contenders;
    private final ExactNeighbors truth;
    private final Map<String, List<Curve.Point>> points = new LinkedHashMap<>();

    SearchRace(List<Contender> contenders, ExactNeighbors truth) {
        this.contenders = contenders;
        this.truth = truth;
    }

    /** Runs once to warm up and to see who needs which breadth, then so many rounds. */
    List<Curve> run(int rounds) {
        for (int breadth : BREADTHS) {
            contenders.forEach(contender -> explore(contender, breadth, rounds));
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < BREADTHS.length; i++) {
                for (var contender : contenders) {
                    measure(contender, i, round);
                }
            }
        }
        return points.entrySet().stream()
                .map(entry -> new Curve(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void explore(Contender contender, int breadth, int rounds) {
        var known = points.computeIfAbsent(contender.name(), _ -> new ArrayList<>());
        if (known.isEmpty() || known.getLast().recall() < ENOUGH) {
            var answers = contender.search(new SearchTask(breadth));
            known.add(new Curve.Point(breadth, truth.recall(answers.rows()), new double[rounds]));
        }
    }

    private void measure(Contender contender, int number, int round) {
        var known = points.getOrDefault(contender.name(), List.of());
        if (number < known.size()) {
            var answers = contender.search(new SearchTask(known.get(number).breadth()));
            known.get(number).nanos()[round] = nanosPerQuery(contender, answers);
        }
    }

    static double nanosPerQuery(Contender contender, Answers answers) {
        return contender.nanos(answers.effort()) / answers.rows().length;
    }
}
