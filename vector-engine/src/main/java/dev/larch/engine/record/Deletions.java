package dev.larch.engine.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ids were deleted and when, so that an older upsert does not bring them back. For one thread at a time. */
public final class Deletions {

    private final Map<String, Long> sequences;

    /** Begins with these. */
    public Deletions(Map<String, Long> sequences) {
        this.sequences = new HashMap<>(sequences);
    }

    public Map<String, Long> copy() {
        return new HashMap<>(sequences);
    }

    /** The sequence number of the id's deletion, lower than any if it was not deleted. */
    public long sequenceOf(String id) {
        return sequences.getOrDefault(id, Long.MIN_VALUE);
    }

    public boolean contains(String id) {
        return sequences.containsKey(id);
    }

    public void add(String id, long sequence) {
        sequences.put(id, sequence);
    }

    public void remove(String id) {
        sequences.remove(id);
    }

    /** Forgets those up to this sequence number, and returns their ids. */
    public List<String> forget(long throughSequence) {
        var old = sequences.entrySet().stream()
                .filter(deletion -> deletion.getValue() <= throughSequence)
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(sequences::remove);
        return old;
    }
}
