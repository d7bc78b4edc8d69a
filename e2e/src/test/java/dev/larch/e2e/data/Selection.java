package dev.larch.e2e.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The part of WordNet that the journeys use: the same synsets in every run. */
public final class Selection {

    /** How many records a journey writes. */
    public static final int SIZE = 10_000;

    private static final Set<String> COMMON_ANIMALS = Set.of(
            "dog",
            "cat",
            "horse",
            "cow",
            "sheep",
            "goat",
            "pig",
            "chicken",
            "duck",
            "rabbit",
            "mouse",
            "lion",
            "tiger",
            "elephant",
            "wolf",
            "fox",
            "bear",
            "eagle",
            "salmon",
            "bee");

    private Selection() {}

    /** Common animals first, then synsets taken at even steps through the rest of the file. */
    public static List<Synset> of(List<Synset> nouns) {
        var chosen = new LinkedHashSet<Synset>();
        nouns.stream().filter(Selection::isCommonAnimal).forEach(chosen::add);
        var rest = nouns.stream().filter(synset -> !chosen.contains(synset)).toList();
        var missing = SIZE - chosen.size();
        IntStream.range(0, missing)
                .mapToObj(i -> rest.get((int) ((long) i * rest.size() / missing)))
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static boolean isCommonAnimal(Synset synset) {
        return synset.category().equals("animal")
                && COMMON_ANIMALS.contains(synset.words().getFirst());
    }
}
