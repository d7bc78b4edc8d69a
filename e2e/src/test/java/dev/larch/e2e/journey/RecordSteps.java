package dev.larch.e2e.journey;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Struct;
import dev.larch.e2e.data.Dataset;
import dev.larch.e2e.data.Embedder;
import dev.larch.e2e.data.Entry;
import io.pinecone.clients.Index;
import io.pinecone.proto.ListItem;
import io.pinecone.unsigned_indices_model.QueryResponseWithUnsignedIndices;
import io.pinecone.unsigned_indices_model.ScoredVectorWithUnsignedIndices;
import java.util.ArrayList;
import java.util.List;

/** What the journey does with records; every step asserts what it was answered. */
final class RecordSteps {

    static final int BATCH = 500;
    private static final String QUESTION = "a domestic animal that barks";
    private static final String DOG = "noun-02086723";
    private static final int TOP = 10;

    private final Index index;
    private final Dataset dataset;
    private final float[] question;

    RecordSteps(Index index, Dataset dataset) {
        this.index = index;
        this.dataset = dataset;
        this.question = new Embedder().embed(QUESTION);
    }

    /** Writes every entry; comes back with the number of calls. */
    int upsert() {
        var entries = dataset.entries();
        var calls = 0;
        for (var from = 0; from < entries.size(); from += BATCH) {
            var batch = entries.subList(from, Math.min(from + BATCH, entries.size()));
            var reply = index.upsert(batch.stream().map(Records::of).toList(), "");
            assertEquals(batch.size(), reply.getUpsertedCount());
            calls++;
        }
        assertEquals(entries.size(), index.describeIndexStats().getTotalVectorCount());
        return calls;
    }

    /** The question finds the dog, and nine of the ten truly nearest. */
    void query() {
        var matches = index.queryByVector(TOP, Records.floats(question), "", false, true);

        var ids = ids(matches);
        assertTrue(ids.contains(DOG), "the dog is not among " + ids);
        assertNearest(dataset.nearest(question, TOP, _ -> true), ids);
        var best = matches.getMatches(0);
        assertEquals(DOG, best.getId());
        assertEquals(
                "dog",
                best.getMetadata()
                        .getFieldsOrThrow("words")
                        .getListValue()
                        .getValues(0)
                        .getStringValue());
    }

    /** A filter leaves only its own, and costs no result. */
    void queryWithFilter() {
        var filter = Records.text("category", "food");
        var matches = index.queryByVector(TOP, Records.floats(question), "", filter, false, true);

        assertEquals(TOP, matches.getMatchesList().size());
        for (var match : matches.getMatchesList()) {
            assertEquals(
                    "food", match.getMetadata().getFieldsOrThrow("category").getStringValue());
        }
        assertNearest(dataset.nearest(question, TOP, synset -> synset.category().equals("food")), ids(matches));
    }

    /** The records come back as they were written. */
    void fetch() {
        var first = dataset.entries().getFirst();
        var last = dataset.entries().getLast();

        var reply = index.fetch(List.of(first.id(), last.id(), "noun-absent"), "");

        assertEquals(2, reply.getVectorsCount());
        for (var entry : List.of(first, last)) {
            var vector = reply.getVectorsOrThrow(entry.id());
            assertEquals(Records.of(entry).getValuesList(), vector.getValuesList());
            assertEquals(Records.of(entry).getMetadata(), vector.getMetadata());
        }
    }

    /** A prefix lists its ids in order, page by page. */
    void listByPrefix() {
        var prefix = "noun-020";
        var expected = dataset.entries().stream()
                .map(Entry::id)
                .filter(id -> id.startsWith(prefix))
                .sorted()
                .toList();

        var listed = new ArrayList<String>();
        var token = "";
        do {
            var page = token.isEmpty() ? index.list("", prefix, 50) : index.list("", prefix, token, 50);
            page.getVectorsList().stream().map(ListItem::getId).forEach(listed::add);
            token = page.getPagination().getNext();
        } while (!token.isEmpty());

        assertEquals(expected, listed);
        assertTrue(listed.size() > 50, "one page only");
    }

    /** New values and new metadata are seen at once; the other metadata stay. */
    void update() {
        var changed = dataset.entries().getLast();
        var values = Records.floats(question);

        index.update(changed.id(), values, "");
        index.update(changed.id(), List.of(), Records.text("note", "moved"), "", null, null);

        var vector = index.fetch(List.of(changed.id()), "").getVectorsOrThrow(changed.id());
        assertEquals(values, vector.getValuesList());
        assertEquals("moved", text(vector.getMetadata(), "note"));
        assertEquals(changed.synset().category(), text(vector.getMetadata(), "category"));
        assertEquals(changed.id(), ids(index.queryByVector(1, values, "")).getFirst());
    }

    /** What is deleted is neither fetched nor found nor counted. */
    void delete() {
        var gone = List.of(DOG, dataset.entries().getLast().id());

        index.deleteByIds(gone, "");

        assertEquals(0, index.fetch(gone, "").getVectorsCount());
        var found = ids(index.queryByVector(TOP, Records.floats(question), ""));
        assertTrue(found.stream().noneMatch(gone::contains), "found again: " + found);
        assertEquals(dataset.entries().size() - 2, index.describeIndexStats().getTotalVectorCount());
    }

    private static void assertNearest(List<String> truth, List<String> found) {
        var hits =
                found.stream().filter(truth.stream().collect(toSet())::contains).count();
        assertTrue(hits >= truth.size() - 1, found + " instead of " + truth);
    }

    private static String text(Struct metadata, String field) {
        return metadata.getFieldsOrThrow(field).getStringValue();
    }

    private static List<String> ids(QueryResponseWithUnsignedIndices response) {
        return response.getMatchesList().stream()
                .map(ScoredVectorWithUnsignedIndices::getId)
                .toList();
    }
}
