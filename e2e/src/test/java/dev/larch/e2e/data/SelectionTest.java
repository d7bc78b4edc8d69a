package dev.larch.e2e.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of WordNet that the journeys write. */
class SelectionTest {

    private final List<Synset> nouns = WordNet.nouns();

    @Test
    void readsASynsetWithItsWordsKindAndGloss() {
        var dog = nouns.stream()
                .filter(synset -> synset.id().equals("noun-02086723"))
                .findFirst()
                .orElseThrow();

        assertEquals("animal", dog.category());
        assertEquals(List.of("dog", "domestic dog", "Canis familiaris"), dog.words());
        assertTrue(dog.gloss().startsWith("a member of the genus Canis"));
    }

    @Test
    void choosesTenThousandDifferentOnesWithTheCommonAnimals() {
        var chosen = Selection.of(nouns);

        assertEquals(Selection.SIZE, new HashSet<>(chosen).size());
        var words = chosen.stream().map(synset -> synset.words().getFirst()).toList();
        assertTrue(words.containsAll(List.of("dog", "cat", "horse", "tiger", "salmon")));
    }

    @Test
    void choosesTheSameInEveryRun() {
        assertEquals(Selection.of(nouns), Selection.of(WordNet.nouns()));
    }
}
