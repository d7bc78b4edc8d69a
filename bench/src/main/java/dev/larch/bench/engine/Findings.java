package dev.larch.bench.engine;

import dev.larch.bench.ExactSearchBench;
import dev.larch.bench.engine.race.Comparison;
import dev.larch.bench.engine.report.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that was measured. */
record Findings(
        Comparison glove,
        Comparison longVectors,
        List<DefaultRecall.Row> recall,
        ChurnRecall churn,
        SustainedUpsert upsert,
        double exactRatio,
        List<ScaleRun> scale) {

    private static final String USEARCH = "usearch";
    private static final String HNSWLIB = "hnswlib";

    /** Searches may be three times as late while records are written as quickly as one thread can. */
    private static final double UPSERT_FLOOR = 0.333;

    /** The ratios that have a floor, save those to a contender that nobody asked for. */
    List<Ratio> ratios(Set<String> askedFor) {
        var ratios = new ArrayList<Ratio>();
        if (askedFor.contains(USEARCH)) {
            ratios.add(glove.searchRatio(USEARCH, 0.95, 1.3));
            ratios.add(glove.searchRatio(USEARCH, 0.99, 1.3));
            ratios.add(longVectors.searchRatio(USEARCH, 0.95, 1.5));
            ratios.add(glove.buildRatio(USEARCH, 1.2));
            ratios.add(longVectors.buildRatio(USEARCH, 1.2));
        }
        if (askedFor.contains(HNSWLIB)) {
            ratios.add(glove.searchRatio(HNSWLIB, 0.95, 0.75));
            ratios.add(glove.searchRatio(HNSWLIB, 0.99, 0.75));
            ratios.add(glove.buildRatio(HNSWLIB, 0.75));
            ratios.add(longVectors.buildRatio(HNSWLIB, 0.75));
        }
        ratios.add(new Ratio("exact-search/plain-scan", exactRatio, ExactSearchBench.GOAL));
        ratios.add(new Ratio("recall-after-churn/fresh", churn.ratio(), 0.98));
        ratios.add(new Ratio("p99-idle/p99-under-upsert", upsert.ratio(), UPSERT_FLOOR));
        scale.forEach(run -> ratios.add(new Ratio(
                "rebuild/restore-%d-x-%d"
                        .formatted(run.memory().records(), run.memory().dimension()),
                run.restoreRatio(),
                20)));
        ratios.add(new Ratio("recall-unfiltered", recall.getFirst().recall(), 0.95));
        ratios.add(new Ratio("recall-filtered-lowest", lowestFiltered(), 0.95));
        ratios.add(new Ratio("result-counts-exact", completeShare(), 1));
        return ratios;
    }

    private double lowestFiltered() {
        return recall.stream()
                .skip(1)
                .mapToDouble(DefaultRecall.Row::recall)
                .min()
                .orElseThrow();
    }

    private double completeShare() {
        return (double) recall.stream().filter(DefaultRecall.Row::complete).count() / recall.size();
    }
}
