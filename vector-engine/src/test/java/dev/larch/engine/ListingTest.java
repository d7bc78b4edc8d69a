package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ids page by page. */
class ListingTest {

    @Test
    void beginsAfterTheLastIdOfThePageBefore() {
        var index = of(Set.of("b1", "a1", "b3", "b2", "c"));

        assertEquals(List.of("b1", "b2"), index.list("b", "", 2));
        assertEquals(List.of("b3"), index.list("b", "b2", 2));
        assertEquals(List.of(), index.list("b", "b3", 2));
        assertEquals(List.of(), index.list("b", "c", 2));
    }

    @Property
    void findsAllIdsWithThePrefixInOrder(
            @ForAll("ids") Set<String> ids,
            @ForAll("prefix") String prefix,
            @ForAll @IntRange(min = 1, max = 7) int page) {
        var index = of(ids);
        var expected =
                new TreeSet<>(ids).stream().filter(id -> id.startsWith(prefix)).toList();

        var listed = new ArrayList<String>();
        var last = "";
        for (var some = index.list(prefix, last, page); !some.isEmpty(); some = index.list(prefix, last, page)) {
            listed.addAll(some);
            last = some.getLast();
        }

        assertEquals(expected, listed);
    }

    private static NamespaceIndex of(Set<String> ids) {
        var index = new NamespaceIndex(1, Metric.DOT_PRODUCT);
        long sequence = 0;
        for (var id : ids) {
            index.upsert(id, new float[] {1}, Metadata.EMPTY, ++sequence);
        }
        return index;
    }

    @Provide
    Arbitrary<Set<String>> ids() {
        return Arbitraries.strings()
                .withChars("ab\u00e9\ud83d\ude00")
                .ofMinLength(1)
                .ofMaxLength(4)
                .set();
    }

    @Provide
    Arbitrary<String> prefix() {
        return Arbitraries.strings().withChars("ab\u00e9").ofMaxLength(2);
    }
}
