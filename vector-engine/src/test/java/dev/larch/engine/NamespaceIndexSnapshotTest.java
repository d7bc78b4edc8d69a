package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.stream.CorruptSnapshotException;
import dev.larch.engine.vector.Metric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that is written to a stream and read back, by example. */
class NamespaceIndexSnapshotTest {

    private static final GraphLimits EVERYTHING_LINKED = new GraphLimits(0, 0);

    private final NamespaceIndex index = new NamespaceIndex(2, Metric.EUCLIDEAN);

    @ParameterizedTest
    @EnumSource
    void comesBackEmpty(Metric metric) throws IOException {
        var back = Snapshots.copyOf(new NamespaceIndex(7, metric), GraphLimits.DEFAULT);

        assertEquals(7, back.dimension());
        assertEquals(metric, back.metric());
        assertEquals(0, back.size());
        assertEquals(0, back.bytes());
        assertEquals(0, back.appliedSequence());
    }

    @Test
    void returnsTheSequenceNumberThatItHolds() throws IOException {
        index.upsert("a", new float[] {1, 2}, Metadata.EMPTY, 3);
        index.delete("b", 8);
        index.delete("b", 5);

        assertEquals(8, index.writeTo(OutputStream.nullOutputStream()));
        assertEquals(8, copy().appliedSequence());
    }

    @Test
    void keepsWholeRecords() throws IOException {
        var metadata = Metadata.of(
                Map.of("text", "Füße", "tags", List.of("b", "", "a"), "number", -0.0, "yes", true, "no", false));
        index.upsert("a", new float[] {Float.MIN_VALUE, -Float.MAX_VALUE}, metadata, -5);

        var found = copy().find("a").orElseThrow();

        assertEquals("a", found.id());
        assertEquals(List.of(Float.MIN_VALUE, -Float.MAX_VALUE), List.of(found.vector()[0], found.vector()[1]));
        assertEquals(metadata, found.metadata());
        assertEquals(-5, found.sequence());
    }

    @Test
    void keepsTextsToTheLetter() throws IOException {
        var texts =
                List.of("", "\u00e9\u00ff", "\u0100", "漢字", "😀", "\ud83d", "\udc00\ud800", "x".repeat(200_000) + "…");
        for (var text : texts) {
            index.upsert(id(text), new float[2], Metadata.of(Map.of("f" + text, text)), 1);
        }

        var back = copy();

        for (var text : texts) {
            assertEquals(
                    Metadata.of(Map.of("f" + text, text)),
                    back.find(id(text)).orElseThrow().metadata());
        }
    }

    private static String id(String text) {
        return "id" + text.substring(0, Math.min(text.length(), 500));
    }

    @Test
    void remembersDeletions() throws IOException {
        index.delete("a", 5);

        var back = copy();

        assertFalse(back.upsert("a", new float[2], Metadata.EMPTY, 4));
        assertEquals(index.bytes(), back.bytes());
        back.forgetDeletions(5);
        assertEquals(0, back.bytes());
        assertTrue(back.upsert("a", new float[2], Metadata.EMPTY, 4));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingOfDeletedRecordsButIdsAndVectors(boolean linked) throws IOException {
        var deleted = new NamespaceIndex(2, Metric.EUCLIDEAN, linked ? EVERYTHING_LINKED : GraphLimits.DEFAULT);
        deleted.upsert("kept", new float[2], Metadata.of(Map.of("field", "visible")), 1);
        deleted.upsert("gone", new float[2], Metadata.of(Map.of("field", "secret")), 2);
        deleted.upsert("kept2", new float[2], Metadata.EMPTY, 3);
        deleted.delete("gone", 4);
        deleted.forgetDeletions(4);

        var bytes = new String(Snapshots.bytesOf(deleted), StandardCharsets.ISO_8859_1);

        assertTrue(bytes.contains("kept") && bytes.contains("visible"));
        assertFalse(bytes.contains("gone") || bytes.contains("secret"));
    }

    @Test
    void leavesTheStreamOpenAndFlushed() throws IOException {
        var flushed = new ByteArrayOutputStream();
        var written = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushed.writeBytes(toByteArray());
                reset();
            }

            @Override
            public void close() {
                throw new AssertionError();
            }
        };

        index.writeTo(written);

        assertEquals(0, written.size());
        assertEquals(
                0,
                NamespaceIndex.readFrom(new ByteArrayInputStream(flushed.toByteArray()))
                        .size());
    }

    @Test
    void readsNothingBehindItsEnd() throws IOException {
        var two = new ByteArrayOutputStream();
        index.writeTo(two);
        index.upsert("a", new float[2], Metadata.EMPTY, 1);
        index.writeTo(two);
        var in = new ByteArrayInputStream(two.toByteArray());

        assertEquals(0, NamespaceIndex.readFrom(in).size());
        assertEquals(1, NamespaceIndex.readFrom(in).size());
        assertEquals(0, in.available());
    }

    @Test
    void failsAsTheStreamDoes() {
        var failure = new IOException("broken");
        var in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
        var out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };

        assertSame(failure, assertThrows(IOException.class, () -> NamespaceIndex.readFrom(in)));
        assertSame(failure, assertThrows(IOException.class, () -> index.writeTo(out)));
    }

    @Test
    void tellsOtherStreamsAndLaterVersions() throws IOException {
        var later = Snapshots.bytesOf(index);
        later[8] = 2;

        var noSnapshot = assertThrows(CorruptSnapshotException.class, () -> Snapshots.read(new byte[1000]));
        var unknown = assertThrows(CorruptSnapshotException.class, () -> Snapshots.read(later));

        assertEquals("The stream is no snapshot.", noSnapshot.getMessage());
        assertEquals("The snapshot has version 2: only 1 can be read.", unknown.getMessage());
    }

    @Test
    void findsTheSameThroughTheSameGraph() throws IOException {
        var vectors = new ClusteredVectors(24);
        var linked = new NamespaceIndex(24, Metric.COSINE, EVERYTHING_LINKED);
        IntStream.range(0, 6000).forEach(i -> linked.upsert("id" + i, vectors.get(i), Metadata.EMPTY, i + 1));
        IntStream.range(0, 6000).filter(i -> i % 7 == 0).forEach(i -> linked.delete("id" + i, 10_000 + i));

        var back = Snapshots.copyOf(linked, EVERYTHING_LINKED);

        assertEquals(0, back.unlinkedRows());
        for (int query = -100; query < 0; query++) {
            var request = new SearchRequest(vectors.get(query), 10);
            assertEquals(linked.search(request), back.search(request));
        }
    }

    @Test
    void linksOnBehindTheGraph() throws IOException {
        var limits = new GraphLimits(100 * 64, 0);
        var half = new NamespaceIndex(2, Metric.EUCLIDEAN, limits);
        IntStream.range(0, 5000).forEach(i -> half.upsert("id" + i, new float[] {i, 1}, Metadata.EMPTY, i + 1));

        var back = Snapshots.copyOf(half, limits);

        assertEquals(100, back.unlinkedRows());
        IntStream.range(5000, 6000).forEach(i -> back.upsert("id" + i, new float[] {i, 1}, Metadata.EMPTY, i + 1));
        while (back.link(1000)) {}
        assertEquals(0, back.unlinkedRows());
        IntStream.range(0, 6000)
                .forEach(i -> assertEquals(
                        "id" + i,
                        back.search(new SearchRequest(new float[] {i, 1}, 1))
                                .getFirst()
                                .id()));
    }

    @Test
    void rebuildsWhatWasWornOut() throws IOException {
        var worn = new NamespaceIndex(2, Metric.EUCLIDEAN, EVERYTHING_LINKED);
        IntStream.range(0, 1000).forEach(i -> worn.upsert("id" + i, new float[] {i, 1}, Metadata.EMPTY, i + 1));
        IntStream.range(0, 260).forEach(i -> worn.delete("id" + i, i + 2000));

        var back = Snapshots.copyOf(worn, EVERYTHING_LINKED);
        long withoutRebuild = back.bytes();
        back.delete("no such id", 1);

        assertTrue(back.bytes() > withoutRebuild + 1000);
        while (back.link(1000)) {}
        assertEquals(740, back.size());
        assertEquals(740, back.search(new SearchRequest(new float[2], 1000)).size());
    }

    private NamespaceIndex copy() throws IOException {
        return Snapshots.copyOf(index, GraphLimits.DEFAULT);
    }
}
