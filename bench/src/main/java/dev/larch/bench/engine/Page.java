package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.race.Comparison;
import dev.larch.bench.engine.race.Curve;
import dev.larch.bench.engine.race.ExtraRaces.Filtered;
import dev.larch.bench.engine.report.CurvePicture;
import dev.larch.bench.engine.report.Machine;
import dev.larch.bench.engine.report.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The findings as a page of the reference, with a picture of each data set; printed as well. */
final class Page {

    private static final int RECALL_DIGITS = 3;

    private final Findings findings;
    private final Settings settings;

    Page(Findings findings, Settings settings) {
        this.findings = findings;
        this.settings = settings;
    }

    void write() throws IOException {
        var folder = settings.referenceFolder();
        for (var comparison : comparisons()) {
            Files.writeString(folder.resolve(picture(comparison)), draw(comparison));
        }
        var text = introduction()
                + ratios()
                + comparisons().stream().map(this::speed).collect(Collectors.joining())
                + recall()
                + upsert()
                + memory()
                + scale();
        Files.writeString(folder.resolve("vector-engine.md"), text);
        System.out.println(text);
    }

    private List<Comparison> comparisons() {
        return List.of(findings.glove(), findings.longVectors());
    }

    private static String picture(Comparison comparison) {
        return "vector-engine-%s.svg".formatted(comparison.dataset().name());
    }

    private static String draw(Comparison comparison) {
        var series = comparison.curves().stream()
                .map(curve -> new CurvePicture.Series(
                        curve.contender(),
                        curve.points().stream()
                                .map(point -> new CurvePicture.Point(point.recall(), point.medianRate()))
                                .toList()))
                .toList();
        return new CurvePicture(title(comparison), series).svg();
    }

    private static String title(Comparison comparison) {
        var base = comparison.dataset().base();
        return String.format(
                Locale.ROOT,
                "%s: %,d vectors of %d dimensions",
                comparison.dataset().name(),
                base.count(),
                base.dimension());
    }

    private String introduction() throws IOException {
        return """
                # The vector engine against its peers

                `make bench-engine` measures all of this and writes this page. Everybody ran in one run, taking turns; a number is
                the median of %d rounds, by the time of all processors together, collector and compiler included. LanceDB works in
                threads of its own, is told by the time on the wall and is asked a fifth of the queries, so roughly. M is 16 for everybody, also at recall 0.99; an
                insertion looks at %d rows; one thread. `hnswlib` is compiled from its own sources with `-O3 -march=native`,
                `hnswlib-node` is its Node binding.

                Measured on %s with %s.
                """.formatted(settings.rounds(), Contender.INSERT_BREADTH, LocalDate.now(), Machine.describe());
    }

    private String ratios() {
        var table = new MarkdownTable("ratio", "median", "floor", "holds");
        for (var ratio : findings.ratios(settings.contenders())) {
            table.row(
                    ratio.name(),
                    decimal(ratio.median(), 2),
                    Double.toString(ratio.floor()),
                    ratio.holds() ? "yes" : "**no**");
        }
        return section("Floors", table);
    }

    private String speed(Comparison comparison) {
        var table = new MarkdownTable("", "0.90", "0.95", "0.99", "build, rows/s", "2 threads");
        for (var curve : comparison.curves()) {
            table.row(
                    curve.contender(),
                    rate(curve, 0.9),
                    rate(curve, 0.95),
                    rate(curve, 0.99),
                    count(comparison.builds().rate(curve.contender())),
                    speedUp(comparison, curve.contender()));
        }
        return "\n## %s\n\nQueries per second at equal recall@10; rows per second of the whole build; how much quicker two threads are."
                        .formatted(title(comparison))
                + "\n\n![Recall against queries per second](%s)\n\n".formatted(picture(comparison))
                + table
                + filtered(comparison);
    }

    private static String rate(Curve curve, double recall) {
        return count(curve.medianRateAt(recall));
    }

    private static String speedUp(Comparison comparison, String contender) {
        return comparison.threaded().stream()
                .filter(result -> result.contender().equals(contender))
                .map(result -> "× " + decimal(result.onTwoThreads() / result.onOneThread(), 2))
                .findFirst()
                .orElse("");
    }

    private static String filtered(Comparison comparison) {
        var table = new MarkdownTable("filter keeps", "by", "recall", "queries/s");
        for (Filtered result : comparison.filtered()) {
            table.row(
                    decimal(result.keptPermille() / 10.0, 1) + " %",
                    result.contender(),
                    decimal(result.recall(), RECALL_DIGITS),
                    count(result.queriesPerSecond()));
        }
        return "\nWith a filter, everybody looking for 200 rows:\n\n" + table;
    }

    private String recall() {
        var table = new MarkdownTable("selection", "recall", "counts", "queries/s");
        for (var row : findings.recall()) {
            table.row(
                    row.selection(), decimal(row.recall(), RECALL_DIGITS), counts(row), count(row.queriesPerSecond()));
        }
        var churn = findings.churn();
        return section("Recall at default settings", table)
                + "\nAfter a quarter of the records got other vectors: %s, as against %s of an index built from the outcome.\n"
                        .formatted(decimal(churn.churned(), 4), decimal(churn.fresh(), 4));
    }

    static String counts(DefaultRecall.Row row) {
        return row.complete() ? "exact" : "**too few**";
    }

    private String memory() {
        var table =
                new MarkdownTable("records", "dimensions", "heap, bytes each", "formula, bytes each", "formula / heap");
        memory(table, findings.churn().memory());
        findings.scale().forEach(run -> memory(table, run.memory()));
        return section("Memory", table);
    }

    private static void memory(MarkdownTable table, MemoryUse use) {
        table.row(
                count(use.records()),
                Integer.toString(use.dimension()),
                count((double) use.heapBytes() / use.records()),
                count((double) use.formulaBytes() / use.records()),
                decimal(use.formulaToHeap(), 2));
    }

    private String upsert() {
        var upsert = findings.upsert();
        return """

                ## Searches while records are written

                Of 100 searches over %s, 99 were answered within %s µs with nothing else going on, and within %s µs while a second
                thread replaced records and linked them as quickly as it could: %s a second. The ratio is the median over seven rounds,
                by the time on the wall.
                """.formatted(
                title(findings.glove()), count(upsert.idle()), count(upsert.busy()), count(upsert.upsertsPerSecond()));
    }

    private String scale() {
        var table = new MarkdownTable(
                "records",
                "dimensions",
                "loaded, rows/s",
                "recall",
                "queries/s",
                "snapshot, MB",
                "read, s",
                "× quicker");
        for (var run : findings.scale()) {
            table.row(
                    count(run.memory().records()),
                    Integer.toString(run.memory().dimension()),
                    count(run.memory().records() / run.memory().buildSeconds()),
                    decimal(run.recall(), RECALL_DIGITS),
                    count(run.queriesPerSecond()),
                    count(run.fileBytes() / 1e6),
                    decimal(run.readSeconds(), 2),
                    count(run.restoreRatio()));
        }
        return findings.scale().isEmpty()
                ? ""
                : section("At scale, default settings, one thread", table)
                        + "\nA snapshot is read from a file, the median of five times; quicker than one build of the same index.\n";
    }

    private static String section(String title, MarkdownTable table) {
        return "\n## %s\n\n%s".formatted(title, table);
    }

    private static String count(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String decimal(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
