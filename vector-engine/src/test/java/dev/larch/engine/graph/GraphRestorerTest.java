package dev.larch.engine.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be put back into a graph. */
class GraphRestorerTest {

    @Test
    void putsBackWhatWasCopied() {
        var restorer = new GraphRestorer(new byte[] {0, 2, -1, 1});
        IntStream.range(0, 4).forEach(restorer::add);
        restorer.link(0, 0, new int[] {1, 3, 99}, 2);
        restorer.link(1, 3, new int[] {1}, 1);

        var view = restorer.enteredAt(1);

        assertEquals(4, view.end());
        assertEquals(2, view.topLayer());
        assertArrayEquals(new int[] {1, 3}, neighbors(view, 0, 0));
        assertArrayEquals(new int[] {1}, neighbors(view, 1, 3));
        assertArrayEquals(new int[0], neighbors(view, 2, 1));
        assertEquals(1, view.graph().topLayer(3));
    }

    @Test
    void leavesOutNeighborsBehindTheEnd() {
        var restorer = new GraphRestorer(new byte[3]);
        restorer.add(0);
        restorer.link(0, 0, new int[] {2, 1, 0}, 3);

        var earlier = restorer.enteredAt(0).upTo(2);

        assertArrayEquals(new int[] {1, 0}, neighbors(earlier, 0, 0));
    }

    @Test
    void isEmptyWithoutEntry() {
        var view = new GraphRestorer(new byte[] {-1, -1}).enteredAt(-1);

        assertTrue(view.isEmpty());
        assertEquals(2, view.end());
    }

    @ParameterizedTest
    @ValueSource(bytes = {-2, 13, 127})
    void refusesLayersThatNoNodeHas(byte topLayer) {
        assertThrows(IllegalArgumentException.class, () -> new GraphRestorer(new byte[] {topLayer}));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 1, 3})
    void refusesAnEntryThatIsNoNode(int entry) {
        var restorer = new GraphRestorer(new byte[] {0, -1, 0});

        assertThrows(IllegalArgumentException.class, () -> restorer.enteredAt(entry));
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "0, 2", "0, 3", "1, 0"})
    void refusesNeighborsThatAreNotInTheLayer(int layer, int neighbor) {
        var restorer = new GraphRestorer(new byte[] {0, 1, -1});

        assertThrows(IllegalArgumentException.class, () -> restorer.link(layer, 1, new int[] {neighbor}, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 33", "1, 17"})
    void refusesMoreNeighborsThanALayerAllows(int layer, int count) {
        var restorer = new GraphRestorer(new byte[] {1});
        restorer.add(0);
        restorer.link(layer, 0, new int[count], count - 1);

        assertThrows(IllegalArgumentException.class, () -> restorer.link(layer, 0, new int[count], count));
    }

    private static int[] neighbors(GraphView view, int layer, int node) {
        var neighbors = new int[HnswGraph.MOST_NEIGHBORS];
        int count = view.copyNeighbors(layer, node, neighbors);
        return Arrays.copyOf(neighbors, count);
    }
}
