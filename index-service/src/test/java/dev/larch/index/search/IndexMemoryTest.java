package dev.larch.index.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.Metric;
import dev.larch.index.commit.Commit;
import dev.larch.index.crypto.Payload;
import dev.larch.index.crypto.SealedPayload;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The memory follows the commits one by one, and starts anew where it has missed one. */
class IndexMemoryTest {

    private final IndexMemory memory = new IndexMemory();
    private final NamespaceIndex structure = new NamespaceIndex(1, Metric.DOT_PRODUCT);

    @Test
    void appliesCommitsInTheirOrder() {
        load();

        memory.committed(commit(0, put("a"), put("b")));
        memory.committed(commit(2, remove("a")));

        assertFalse(structure.find("a").isPresent());
        assertEquals(2, structure.find("b").orElseThrow().sequence());
        assertEquals(3, structure.appliedSequence());
    }

    @Test
    void takesCommitsWhileRowsAreStillBeingRead() {
        memory.getOrStart(
                "space",
                () -> new LoadedNamespace(structure, _ -> Uni.createFrom().nothing(), _ -> {}));
        memory.begin(0);
        memory.committed(commit(0, put("a")));
        memory.committed(commit(1, remove("a")));

        structure.upsert("a", new float[] {1}, Metadata.EMPTY, 1);

        assertFalse(structure.find("a").isPresent());
    }

    @Test
    void startsAnewWhereACommitWasMissed() {
        load();
        memory.committed(commit(0, put("a")));

        memory.committed(commit(5, put("b")));

        assertFalse(memory.holds("space"));
    }

    @Test
    void startsAnewWhereTheOutcomeOfACommitIsUnknown() {
        load();

        memory.forget();

        assertFalse(memory.holds("space"));
    }

    @Test
    void keepsWhatIsCompleteForWhoeverHoldsTheLock() {
        load();
        memory.committed(commit(0, put("a")));

        memory.require(1);
        assertTrue(memory.holds("space"));
        memory.require(2);
        assertFalse(memory.holds("space"));
    }

    @Test
    void emptiesANamespaceThatWasCleared() {
        load();
        memory.committed(commit(0, put("a")));

        memory.committed(new Commit(1, 2, List.of(), "space", List.of()));

        var now = memory.getOrStart("space", () -> {
            throw new AssertionError("It is still there");
        });
        assertEquals(0, now.get().await().indefinitely().size());
        assertEquals(1, structure.size());
    }

    @Test
    void dropsANamespaceThatAChangeDoesNotFitInto() {
        load();
        var wrong = new RowChange.Put(
                new RecordKey("space", "a"),
                new Payload(new float[2], Metadata.EMPTY),
                new SealedPayload(UUID.randomUUID(), new byte[0]));

        memory.committed(commit(0, wrong));

        assertFalse(memory.holds("space"));
    }

    @Test
    void refusesMoreWhenTheMemoryIsFullOfWhatIsInUse() {
        load();
        memory.committed(commit(0, put("a")));
        var budget =
                new MemoryBudget(TestSearchConfig.memory(0, Duration.ofHours(1)), Map.of(UUID.randomUUID(), memory));

        var failure = assertThrows(ApiException.class, budget::requireRoom);

        assertEquals(ErrorCode.RESOURCE_EXHAUSTED, failure.code());
    }

    @Test
    void makesRoomByDroppingWhatIsIdle() {
        load();
        memory.committed(commit(0, put("a")));
        var budget = new MemoryBudget(TestSearchConfig.memory(0, Duration.ZERO), Map.of(UUID.randomUUID(), memory));

        budget.requireRoom();

        assertFalse(memory.holds("space"));
    }

    private void load() {
        memory.getOrStart(
                        "space",
                        () -> new LoadedNamespace(
                                structure, _ -> Uni.createFrom().voidItem(), _ -> {}))
                .get()
                .await()
                .indefinitely();
        memory.begin(0);
    }

    private static Commit commit(long before, RowChange... changes) {
        return new Commit(before, before + changes.length, List.of(changes), null, List.of());
    }

    private static RowChange put(String id) {
        return new RowChange.Put(
                new RecordKey("space", id),
                new Payload(new float[] {1}, Metadata.EMPTY),
                new SealedPayload(UUID.randomUUID(), new byte[0]));
    }

    private static RowChange remove(String id) {
        return new RowChange.Remove(new RecordKey("space", id));
    }
}
