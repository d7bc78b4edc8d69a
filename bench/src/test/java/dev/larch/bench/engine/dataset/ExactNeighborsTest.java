package dev.larch.bench.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExactNeighborsTest {

    private final Vectors base = new Vectors(2, new float[] {1, 0, 0.6f, 0.8f, 0, 1, -1, 0}).normalize();
    private final Vectors queries = new Vectors(2, new float[] {1, 0.1f, 0, 1}).normalize();

    @Test
    void findsTheNearestOfTheRowsThatAreKept() {
        var nearest = ExactNeighbors.of(base, queries, 2, row -> row != 0);

        assertEquals(1, nearest.recall(new int[][] {{2, 1}, {1, 2}}));
        assertEquals(0.5, nearest.recall(new int[][] {{0, 1}, {2, 3}}));
    }

    @Test
    void recallIsOfTheQueriesThatWereAsked() {
        var nearest = ExactNeighbors.of(base, queries, 2, row -> row != 0);

        assertEquals(0.5, nearest.recall(new int[][] {{0, 1}}));
    }

    @Test
    void knowsWhenFewerWereFoundThanThereAre() {
        var nearest = ExactNeighbors.of(base, queries, 10, row -> row < 3);

        assertTrue(nearest.isComplete(new int[][] {{0, 1, 2}, {2, 1, 0}}));
        assertFalse(nearest.isComplete(new int[][] {{0, 1, 2}, {2, 1}}));
    }

    @Test
    void ranksGoFromTheNearestToTheFarthest() {
        var ranks = new AnchorRanks(base, queries);

        assertEquals(0, ranks.rank(0, 0));
        assertEquals(3, ranks.rank(0, 3));
        assertEquals(0, ranks.rank(1, 2));
        assertEquals(1, ranks.nearestFrom(1, 2).recall(new int[][] {{1, 2}, {1, 0}}));
    }
}
