package dev.larch.index.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.index.catalog.Metric;
import dev.larch.index.catalog.VectorType;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.VectorRecord;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is refused, and how the message names it. */
class RecordRulesTest {

    @Test
    void storesTheDefaultNamespaceUnderOneName() {
        assertEquals("__default__", RecordRules.namespace(""));
        assertEquals("__default__", RecordRules.namespace("__default__"));
    }

    @Property(tries = 100)
    void takesEveryIdOfUpTo512Characters(
            @ForAll @StringLength(min = 1, max = 512) @CharRange(from = 1, to = 0xD7FF) String id) {
        assertEquals(id, RecordRules.id("id", id));
    }

    @Test
    void refusesIdsThatCannotBeStored() {
        assertRefused("vectors[0].id: must have 1 to 512 characters.", () -> check("", 1));
        assertRefused("vectors[0].id: must have at most 512 characters.", () -> check("x".repeat(513), 1));
        assertRefused("vectors[0].id: must be well-formed Unicode without NUL.", () -> check("a\0b", 1));
        assertRefused("vectors[0].id: must be well-formed Unicode without NUL.", () -> check("\udc00", 1));
    }

    @Test
    void refusesALongNamespace() {
        assertRefused("namespace: must have at most 512 characters.", () -> RecordRules.namespace("x".repeat(513)));
    }

    @Property(tries = 50)
    void refusesAnotherDimensionInPineconesWords(@ForAll @IntRange(max = 50) int length) {
        int dimension = length + 1;

        assertRefused(
                "Vector dimension %d does not match the dimension of the index %d".formatted(length, dimension),
                () -> RecordRules.values("values", new float[length], dimension));
    }

    @Test
    void refusesValuesThatAreNoNumbers() {
        assertRefused("vectors[0].values[1]: must be a finite number.", () -> check("a", 1, Float.NaN));
        assertRefused("vectors[0].values[0]: must be a finite number.", () -> check("a", Float.NEGATIVE_INFINITY));
    }

    @Test
    void refusesAVectorOfZeros() {
        assertRefused(
                "vectors[0].values: Dense vectors must contain at least one non-zero value.", () -> check("a", 0, -0f));
    }

    @Test
    void refusesTooManyRecordsAndNone() {
        var record = new VectorRecord("a", new float[] {1}, null);

        assertEquals(
                1000, Sealing.check(Collections.nCopies(1000, record), dense(1)).size());
        assertRefused(
                "vectors: must have 1 to 1000 entries, but has 1001.",
                () -> Sealing.check(Collections.nCopies(1001, record), dense(1)));
        assertRefused("vectors: must have 1 to 1000 entries, but has 0.", () -> Sealing.check(List.of(), dense(1)));
    }

    @Test
    void namesTheMetadataFieldThatIsWrong() {
        for (Object wrong : Arrays.asList(null, Map.of("a", 1), List.of(1, 2), Double.NaN)) {
            var metadata = new HashMap<String, Object>();
            metadata.put("genre", wrong);

            var failure = assertThrows(ApiException.class, () -> RecordRules.metadata("vectors[3].metadata", metadata));

            assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
            assertTrue(failure.publicMessage().startsWith("vectors[3].metadata: The metadata field 'genre' "));
        }
    }

    @Test
    void refusesLargeMetadataInPineconesWords() {
        assertEquals(
                1,
                RecordRules.metadata("m", Map.of("a", "x".repeat(40_960 - 8)))
                        .values()
                        .size());
        assertRefused(
                "metadata size is 114146 bytes, which exceeds the limit of 40960 bytes per vector",
                () -> RecordRules.metadata("m", Map.of("a", "x".repeat(114_146 - 8))));
    }

    @Test
    void namesThePlaceOfAFilterThatIsWrong() {
        var failure =
                assertThrows(ApiException.class, () -> RecordRules.filter(Map.of("genre", Map.of("$near", "jazz"))));

        assertTrue(failure.publicMessage().startsWith("filter.genre.$near"), failure.publicMessage());
    }

    @Test
    void asksForEitherAVectorOrAnId() {
        assertRefused(
                "vector: send either a vector or the id of a record, and not both.",
                () -> NearestRecords.of(query(null, null, 1), dense(2)));
        assertRefused(
                "vector: send either a vector or the id of a record, and not both.",
                () -> NearestRecords.of(query(new float[2], "a", 1), dense(2)));
    }

    @Test
    void boundsTheNumberOfMatches() {
        assertRefused("topK: must be 1 to 10000, but is 0.", () -> NearestRecords.of(query(null, "a", 0), dense(2)));
        assertRefused(
                "topK: must be 1 to 10000, but is 10001.", () -> NearestRecords.of(query(null, "a", 10_001), dense(2)));
    }

    private static RecordQuery query(float[] vector, String id, int topK) {
        return new RecordQuery("", topK, vector, id, null, false, false);
    }

    private static void check(String id, float... values) {
        Sealing.check(List.of(new VectorRecord(id, values, null)), dense(values.length));
    }

    private static VectorShape dense(int dimension) {
        return new VectorShape(VectorType.DENSE, dimension, Metric.COSINE);
    }

    private static void assertRefused(String message, Executable call) {
        var failure = assertThrows(ApiException.class, call);
        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        assertEquals(message, failure.publicMessage());
    }
}
