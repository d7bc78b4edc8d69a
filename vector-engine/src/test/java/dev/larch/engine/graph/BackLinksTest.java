package dev.larch.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.engine.node.NodeScorer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Links back to nodes that many threads link to at once. */
class BackLinksTest {

    private static final int ROUNDS = 5000;
    private static final int HUB = 0;
    private static final int NODES = NeighborLists.capacity(0);
    private static final int[] NOBODY = {};

    private final NeighborLists lists = new NeighborLists();
    private int complete;
    private final AtomicInteger arrived = new AtomicInteger();

    /** Two threads, each with half of the nodes that a list has room for. */
    @Test
    void losesNoneWhenManyLinkToTheSameNode() throws Exception {
        lists.reserve(NODES + 1);
        for (int node = 1; node <= NODES; node++) {
            lists.set(0, node, new int[] {HUB}, 1);
        }

        try (var threads = Executors.newFixedThreadPool(2)) {
            var work = List.<Callable<Void>>of(() -> linkEachRound(1), () -> linkEachRound(NODES / 2 + 1));
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertEquals(ROUNDS, complete);
    }

    private Void linkEachRound(int firstNode) {
        var backLinks = new BackLinks(lists, new NoScorer());
        for (int round = 0; round < ROUNDS; round++) {
            meet(2 * round + 1);
            for (int node = firstNode; node < firstNode + NODES / 2; node++) {
                backLinks.linkTo(node, 0);
            }
            meet(2 * round + 2);
            if (firstNode == 1) {
                countAndClear();
            }
        }
        return null;
    }

    /** Spins, so that both go on at the same moment. */
    private void meet(int times) {
        arrived.incrementAndGet();
        while (arrived.get() < 2 * times) {
            Thread.onSpinWait();
        }
    }

    private void countAndClear() {
        var neighbors = new int[NODES];
        int count = lists.copyInto(0, HUB, neighbors);
        complete += Arrays.stream(neighbors, 0, count).distinct().count() == NODES ? 1 : 0;
        lists.set(0, HUB, NOBODY, 0);
    }

    /** Lists that are not full need no scores. */
    private static final class NoScorer implements NodeScorer {

        @Override
        public void lookFor(int node) {
            throw new AssertionError();
        }

        @Override
        public void reach(int node) {
            throw new AssertionError();
        }

        @Override
        public void score(int[] nodes, int from, int to, float[] scores) {
            throw new AssertionError();
        }

        @Override
        public int atOnce() {
            throw new AssertionError();
        }
    }
}
