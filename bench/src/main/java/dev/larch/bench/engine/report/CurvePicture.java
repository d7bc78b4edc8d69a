package dev.larch.bench.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Recall against queries per second as an SVG that reads well on light and on dark. Up and to the right is better. */
public final class CurvePicture {

    /** One contender's points, in ascending order of recall. */
    public record Series(String name, List<Point> points) {}

    /** What a recall costs. */
    public record Point(double recall, double queriesPerSecond) {}

    private static final double LOWEST_RECALL = 0.8;
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;

    /** Told apart by the color-blind, too (Okabe and Ito). */
    private static final List<String> COLORS =
            List.of("#d55e00", "#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#e69f00", "#8c8c8c");

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #24292f; }
              .title { font-size: 15px; font-weight: 600; }
              .grid { stroke: #8c959f; stroke-opacity: 0.35; }
              path { fill: none; stroke-width: 2; }
              @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
            </style>
            """;

    private final String title;
    private final List<Series> series;
    private final int lowestDecade;
    private final int highestDecade;

    public CurvePicture(String title, List<Series> series) {
        this.title = title;
        this.series = List.copyOf(series);
        var rates = series.stream()
                .flatMap(one -> shown(one).stream())
                .mapToDouble(Point::queriesPerSecond)
                .summaryStatistics();
        this.lowestDecade = (int) Math.floor(Math.log10(rates.getMin()));
        this.highestDecade = (int) Math.ceil(Math.log10(rates.getMax()));
    }

    public String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 450" role="img">
                <title>%s</title>
                %s%s%s</svg>
                """.formatted(title, STYLE, axes(), curves());
    }

    private String axes() {
        var text = new StringBuilder();
        text.append("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(LEFT, TOP - 26, title));
        for (int percent = 80; percent <= 100; percent += 5) {
            double x = x(percent / 100.0);
            text.append(line(x, TOP, x, TOP + HEIGHT))
                    .append(text(x, TOP + HEIGHT + 20, "middle", Double.toString(percent / 100.0)));
        }
        for (int decade = lowestDecade; decade <= highestDecade; decade++) {
            double y = y(Math.pow(10, decade));
            text.append(line(LEFT, y, LEFT + WIDTH, y))
                    .append(text(LEFT - 8, y + 4, "end", count(Math.pow(10, decade))));
        }
        text.append(text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 42, "middle", "recall@10"));
        text.append(text(LEFT - 8, TOP - 8, "end", "queries/s"));
        return text.toString();
    }

    private String curves() {
        var text = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            var color = COLORS.get(i % COLORS.size());
            text.append(curve(shown(series.get(i)), color));
            double y = TOP + 12 + 22.0 * i;
            text.append("<path stroke=\"%s\" d=\"M%d %.0fh22\"/>%n".formatted(color, LEFT + WIDTH + 16, y - 4));
            text.append(text(LEFT + WIDTH + 44, y, "start", series.get(i).name()));
        }
        return text.toString();
    }

    private String curve(List<Point> points, String color) {
        var path = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f %.1f", x(point.recall()), y(point.queriesPerSecond())))
                .collect(Collectors.joining(" L"));
        var dots = points.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                        x(point.recall()),
                        y(point.queriesPerSecond()),
                        color))
                .collect(Collectors.joining());
        return points.isEmpty() ? "" : "<path stroke=\"%s\" d=\"M%s\"/>%n%s".formatted(color, path, dots);
    }

    private static List<Point> shown(Series one) {
        return one.points().stream()
                .filter(point -> point.recall() >= LOWEST_RECALL)
                .toList();
    }

    private static double x(double recall) {
        return LEFT + WIDTH * (recall - LOWEST_RECALL) / (1 - LOWEST_RECALL);
    }

    private double y(double queriesPerSecond) {
        double part = (Math.log10(queriesPerSecond) - lowestDecade) / (highestDecade - lowestDecade);
        return TOP + HEIGHT * (1 - part);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                fromX,
                fromY,
                toX,
                toY);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }
}
