package dev.larch.e2e.data;

import java.util.List;

/** The files that WordNet's authors sort nouns into, by their number in the database. */
final class LexicographerFile {

    private static final int FIRST = 3;
    private static final List<String> NAMES = List.of(
            "tops",
            "act",
            "animal",
            "artifact",
            "attribute",
            "body",
            "cognition",
            "communication",
            "event",
            "feeling",
            "food",
            "group",
            "location",
            "motive",
            "object",
            "person",
            "phenomenon",
            "plant",
            "possession",
            "process",
            "quantity",
            "relation",
            "shape",
            "state",
            "substance",
            "time");

    private LexicographerFile() {}

    static String name(String number) {
        return NAMES.get(Integer.parseInt(number) - FIRST);
    }
}
