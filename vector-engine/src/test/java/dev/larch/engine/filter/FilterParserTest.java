package dev.larch.engine.filter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which filters are refused, and how that is said. */
class FilterParserTest {

    private static Stream<Arguments> faults() {
        return Stream.of(
                arguments(Map.of("genre", Map.of("$gte", "a")), "filter.genre.$gte"),
                arguments(
                        Map.of("$and", List.of(Map.of("a", 1), Map.of("genre", Map.of("$gte", "x")))),
                        "filter.$and[1].genre.$gte"),
                arguments(
                        Map.of(
                                "$or",
                                List.of(Map.of("$and", List.of(Map.of("a", Map.of("$in", List.of("x", List.of()))))))),
                        "filter.$or[0].$and[0].a.$in[1]"),
                arguments(Map.of("$not", Map.of("a", 1)), "filter.$not"),
                arguments(Map.of("a", Map.of("$regex", "x")), "filter.a.$regex"),
                arguments(Map.of("a", Map.of("b", 1)), "filter.a.b"),
                arguments(Map.of("a", Map.of()), "filter.a"),
                arguments(Map.of("a", List.of("x")), "filter.a"),
                arguments(Collections.singletonMap("a", null), "filter.a"),
                arguments(Map.of("a", Map.of("$in", "x")), "filter.a.$in"),
                arguments(Map.of("a", Map.of("$exists", "yes")), "filter.a.$exists"),
                arguments(Map.of("a", Map.of("$eq", Double.NaN)), "filter.a.$eq"),
                arguments(Map.of("a", Map.of("$lt", Double.POSITIVE_INFINITY)), "filter.a.$lt"),
                arguments(Map.of("a", Map.of("$lt", true)), "filter.a.$lt"),
                arguments(Map.of("$and", Map.of()), "filter.$and"),
                arguments(Map.of("$and", List.of()), "filter.$and"),
                arguments(Map.of("$and", List.of(Map.of())), "filter.$and[0]"),
                arguments(Map.of("$and", List.of("x")), "filter.$and[0]"),
                arguments(Map.of("a", Map.of("$in", Collections.nCopies(10_001, "x"))), "filter.a.$in"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesThePathOfTheFault(Map<String, ?> tree, String path) {
        var refused = assertThrows(FilterSyntaxException.class, () -> Filter.parse(tree));

        assertEquals(path, refused.path());
        assertTrue(refused.getMessage().startsWith(path + " "), refused.getMessage());
    }

    @Test
    void saysWhatToWriteInstead() {
        var refused =
                assertThrows(FilterSyntaxException.class, () -> Filter.parse(Map.of("year", Map.of("$gt", "1999"))));

        assertEquals(
                "filter.year.$gt compares numbers only, and this is a string: write a number.", refused.getMessage());
    }

    @Test
    void takesThirtyTwoLevelsAndRefusesOneMore() {
        assertDoesNotThrow(() -> Filter.parse(nested(32)));
        assertThrows(FilterSyntaxException.class, () -> Filter.parse(nested(33)));
    }

    @Test
    void takesTenThousandClausesAndRefusesOneMore() {
        assertDoesNotThrow(() -> Filter.parse(wide(9_999)));
        assertThrows(FilterSyntaxException.class, () -> Filter.parse(wide(10_000)));
    }

    @Test
    void takesTenThousandListedValues() {
        assertDoesNotThrow(() -> Filter.parse(Map.of("a", Map.of("$in", Collections.nCopies(10_000, 1)))));
    }

    @Property(tries = 3000)
    void failsOnlyWithASyntaxError(@ForAll("trees") Map<String, ?> tree) {
        try {
            Filter.parse(tree);
        } catch (FilterSyntaxException refused) {
            assertTrue(refused.path().startsWith("filter"), refused.path());
        }
    }

    private static Map<String, ?> nested(int depth) {
        Map<String, Object> tree = Map.of("a", 1);
        for (int level = 0; level < depth; level++) {
            tree = Map.of("$and", List.of(tree));
        }
        return tree;
    }

    private static Map<String, ?> wide(int clauses) {
        return Map.of("$or", Collections.nCopies(clauses, Map.of("a", 1)));
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return Arbitraries.recursive(FilterParserTest::leaves, FilterParserTest::branches, 4)
                .map(value -> value instanceof Map<?, ?> map ? withStringKeys(map) : mapOf("$and", value));
    }

    private static Arbitrary<Object> leaves() {
        return Arbitraries.<Object>of(Arrays.asList(
                        null,
                        "a",
                        "",
                        1,
                        -0.0,
                        Double.NaN,
                        new BigDecimal("1e400"),
                        Long.MAX_VALUE,
                        true,
                        'c',
                        new int[0]))
                .injectNull(0.05);
    }

    private static Arbitrary<Object> branches(Arbitrary<Object> children) {
        Arbitrary<Object> keys = Arbitraries.<Object>of(
                Arrays.asList("$and", "$or", "$in", "$nin", "$eq", "$gt", "$exists", "$what", "", "genre", 5, null));
        return Arbitraries.oneOf(
                children.list().ofMaxSize(3).map(list -> list),
                Arbitraries.entries(keys, children).list().ofMaxSize(3).map(entries -> {
                    var map = new HashMap<Object, Object>();
                    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                    return map;
                }));
    }

    private static Map<String, Object> withStringKeys(Map<?, ?> map) {
        var strings = new HashMap<String, Object>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }

    private static Map<String, Object> mapOf(String key, Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}
