package dev.larch.engine.filter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One field of one chunk: which rows have it, and which rows have which value. One writer, readers at any time. */
final class Column {

    private final Postings present = new Postings();
    private final ConcurrentHashMap<Object, Postings> rowsByValue = new ConcurrentHashMap<>();
    private final Numbers numbers = new Numbers();

    void add(int row, MetadataValue value) {
        present.add(row);
        switch (value) {
            case MetadataValue.Text(String text) -> post(row, text);
            case MetadataValue.Flag(boolean flag) -> post(row, flag);
            case MetadataValue.Texts(List<String> texts) -> texts.forEach(text -> post(row, text));
            case MetadataValue.Numeric(double number) -> numbers.add(row, number);
        }
    }

    void addPresent(RowBits bits) {
        present.addTo(bits);
    }

    /** Adds the rows that hold one of these strings or booleans, or a list with one of them in it. */
    void addAnyOf(Set<Object> values, RowBits bits) {
        // From the smaller side: a list of thousands of ids against a chunk with three values, or the reverse.
        Collection<Object> candidates = values.size() <= rowsByValue.size() ? values : rowsByValue.keySet();
        for (var candidate : candidates) {
            var rows = values.contains(candidate) ? rowsByValue.get(candidate) : null;
            if (rows != null) {
                rows.addTo(bits);
            }
        }
    }

    void addAnyOf(double[] sortedNumbers, RowBits bits) {
        if (sortedNumbers.length == 1) {
            numbers.addInRange(sortedNumbers[0], sortedNumbers[0], bits);
        } else if (sortedNumbers.length > 1) {
            numbers.addAnyOf(sortedNumbers, bits);
        }
    }

    void addInRange(double low, double high, RowBits bits) {
        numbers.addInRange(low, high, bits);
    }

    private void post(int row, Object value) {
        rowsByValue.computeIfAbsent(value, _ -> new Postings()).add(row);
    }
}
