package dev.larch.e2e.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The embedded dataset, as other processes read it. */
class DatasetsTest {

    @Test
    void holdsTheVectorOfEachText() {
        var dataset = Datasets.prepare();

        var last = dataset.entries().getLast();
        assertEquals(Selection.SIZE, dataset.entries().size());
        assertArrayEquals(new Embedder().embed(last.synset().text()), last.vector(), 1e-4f);
    }

    @Test
    void findsTheDogAmongWhatLiesNearest() {
        var question = new Embedder().embed("a domestic animal that barks");

        var nearest = Datasets.prepare().nearest(question, 10, _ -> true);

        assertTrue(nearest.contains("noun-02086723"), nearest.toString());
    }
}
