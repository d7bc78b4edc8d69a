package dev.larch.e2e.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The entries that the journeys write, and the truth about what lies nearest to a vector. */
public record Dataset(Path directory, List<Entry> entries) {

    public Dataset {
        entries = List.copyOf(entries);
    }

    /** The ids of the nearest entries among those that match, best first: every entry is compared. */
    public List<String> nearest(float[] vector, int limit, Predicate<Synset> matching) {
        return entries.stream()
                .filter(entry -> matching.test(entry.synset()))
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.similarity(vector)))
                .limit(limit)
                .map(Entry::id)
                .toList();
    }

    /** The entry with this id. */
    public Entry get(String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no entry " + id));
    }

    /** How many entries match. */
    public long count(Predicate<Synset> matching) {
        return entries.stream().filter(entry -> matching.test(entry.synset())).count();
    }
}
