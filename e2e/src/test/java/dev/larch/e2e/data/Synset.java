package dev.larch.e2e.data;

import java.util.List;

/** One meaning in WordNet: the words that share it, the kind of thing that it is, and what it says. */
public record Synset(String id, String category, List<String> words, String gloss) {

    public Synset {
        words = List.copyOf(words);
    }

    /** What is embedded: the words and the gloss with its examples. */
    String text() {
        return String.join(", ", words) + ": " + gloss;
    }
}
