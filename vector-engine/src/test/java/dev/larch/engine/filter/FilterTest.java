package dev.larch.engine.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which rows a filter lets through. */
class FilterTest {

    @Property(tries = 3000)
    void readsAsTheLanguageSays(@ForAll("tables") List<Metadata> table, @ForAll("filters") Map<String, Object> filter) {
        var expected = IntStream.range(0, table.size())
                .filter(row -> NaiveFilter.matches(filter, table.get(row)))
                .boxed()
                .toList();

        assertEquals(expected, rowsMatching(filter, table));
    }

    @Property(tries = 1000)
    void judgesOneRecordAsItDoesInATable(
            @ForAll("tables") List<Metadata> table, @ForAll("filters") Map<String, Object> filter) {
        var parsed = Filter.parse(filter);

        table.forEach(metadata -> assertEquals(NaiveFilter.matches(filter, metadata), parsed.matches(metadata)));
    }

    @Test
    void findsValuesThatManyRowsShare() {
        var table = IntStream.range(0, RowBits.CAPACITY)
                .mapToObj(row -> Metadata.of(Map.of("third", row % 3 == 0, "row", row, "tag", List.of("x", "x"))))
                .toList();

        var rows = rowsMatching(
                Map.of("third", true, "tag", "x", "row", Map.of("$gte", 100, "$lt", 4000, "$nin", List.of(102, 105))),
                table);

        assertEquals(
                IntStream.range(100, 4000)
                        .filter(row -> row % 3 == 0 && row != 102 && row != 105)
                        .boxed()
                        .toList(),
                rows);
    }

    @Test
    void findsOneOfManyDistinctValues() {
        var table = IntStream.range(0, RowBits.CAPACITY)
                .mapToObj(row -> Metadata.of(Map.of("name", "n" + row)))
                .toList();

        var few = rowsMatching(Map.of("name", Map.of("$in", List.of("n7", "n4095", "n5000"))), table);
        var many = rowsMatching(
                Map.of(
                        "name",
                        Map.of(
                                "$in",
                                IntStream.range(4090, 9000)
                                        .mapToObj(n -> "n" + n)
                                        .toList())),
                table);

        assertEquals(List.of(7, 4095), few);
        assertEquals(List.of(4090, 4091, 4092, 4093, 4094, 4095), many);
    }

    @Test
    void letsEverythingThroughWhenEmpty() {
        assertEquals(List.of(0, 1), rowsMatching(Map.of(), List.of(Metadata.EMPTY, Metadata.of(Map.of("a", 1)))));
    }

    @Test
    void wantsTheFieldPresentWhenItRefusesValues() {
        var table = List.of(Metadata.EMPTY, Metadata.of(Map.of("genre", "a")), Metadata.of(Map.of("genre", "b")));

        assertEquals(List.of(2), rowsMatching(Map.of("genre", Map.of("$ne", "a")), table));
        assertEquals(List.of(2), rowsMatching(Map.of("genre", Map.of("$nin", List.of("a"))), table));
    }

    private static List<Integer> rowsMatching(Map<String, ?> filter, List<Metadata> table) {
        var columns = new MetadataColumns();
        for (int row = 0; row < table.size(); row++) {
            columns.add(row, table.get(row));
        }
        var rows = new int[RowBits.CAPACITY];
        int count = Filter.parse(filter)
                .matching(columns)
                .and(RowBits.first(table.size()))
                .listInto(rows);
        return IntStream.of(rows).limit(count).boxed().toList();
    }

    @Provide
    Arbitrary<List<Metadata>> tables() {
        return FilterArbitraries.metadata().list().ofMaxSize(150);
    }

    @Provide
    Arbitrary<Map<String, Object>> filters() {
        return FilterArbitraries.filters();
    }
}
