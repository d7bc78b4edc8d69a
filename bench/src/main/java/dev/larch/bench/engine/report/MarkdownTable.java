package dev.larch.bench.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that reads well as it is and as Markdown: the first column to the left, numbers to the right. */
public final class MarkdownTable {

    private final List<List<String>> lines = new ArrayList<>();

    public MarkdownTable(String... header) {
        lines.add(List.of(header));
    }

    public MarkdownTable row(String... cells) {
        if (cells.length != lines.getFirst().size()) {
            throw new IllegalArgumentException("A row has as many cells as the header.");
        }
        lines.add(List.of(cells));
        return this;
    }

    /** With a line break at the end. */
    @Override
    public String toString() {
        var widths = IntStream.range(0, lines.getFirst().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder(line(lines.getFirst(), widths));
        text.append(IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0 ? "-".repeat(widths[0] + 2) : "-".repeat(widths[column] + 1) + ":")
                .collect(Collectors.joining("|", "|", "|\n")));
        lines.stream().skip(1).forEach(line -> text.append(line(line, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(cells.get(column), widths[column], column == 0))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String padded(String cell, int width, boolean left) {
        var space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }
}
