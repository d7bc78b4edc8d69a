package dev.larch.engine.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What metadata may hold. */
class MetadataTest {

    @Test
    void readsPlainValues() {
        var metadata = Metadata.of(Map.of("text", "a", "number", 7, "flag", true, "texts", List.of("x", "y")));

        assertEquals(
                Map.of(
                        "text", new MetadataValue.Text("a"),
                        "number", new MetadataValue.Numeric(7),
                        "flag", new MetadataValue.Flag(true),
                        "texts", new MetadataValue.Texts(List.of("x", "y"))),
                metadata.values());
    }

    @Test
    void staysAsItWasWhenTheSourceChanges() {
        var texts = new ArrayList<>(List.of("x"));
        var metadata = Metadata.of(Map.of("texts", texts));

        texts.add("y");

        assertEquals(Metadata.of(Map.of("texts", List.of("x"))), metadata);
    }

    private static Stream<Map<String, ?>> refused() {
        return Stream.of(
                Collections.singletonMap("field", null),
                Map.of("field", Map.of("nested", 1)),
                Map.of("field", List.of(1)),
                Map.of("field", Arrays.asList("a", null)),
                Map.of("field", Double.NaN),
                Map.of("field", Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotAValue(Map<String, ?> plain) {
        var refused = assertThrows(InvalidMetadataException.class, () -> Metadata.of(plain));

        assertEquals("field", refused.field());
    }

    @Test
    void refusesNamesThatLookLikeOperators() {
        assertThrows(InvalidMetadataException.class, () -> Metadata.of(Map.of("$and", "x")));
    }

    @Test
    void weighsMoreWithEveryField() {
        long one = Metadata.of(Map.of("a", "text")).bytes();
        long two = Metadata.of(Map.of("a", "text", "b", List.of("x"))).bytes();

        assertEquals(0, Metadata.EMPTY.bytes());
        assertEquals(64 + 1 + 64 + 4, one);
        assertEquals(one + 64 + 1 + 64 + 1, two);
    }
}
