package dev.larch.platform.refusal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts calls by minute, source address and reason; beyond a number of sources in a minute, those of all others together. */
final class StrangerTally {

    /** What stands for every address beyond the limit. */
    static final String OTHERS = "*";

    /** So many calls, of one kind. */
    record Count(Instant minute, String source, String reason, long calls) {}

    private record Kind(Instant minute, String source, String reason) {}

    private final int mostSources;
    private final Map<Kind, Long> calls = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private Instant minute = Instant.MIN;

    StrangerTally(int mostSources) {
        this.mostSources = mostSources;
    }

    synchronized void count(Instant now, String source, String reason) {
        add(now.truncatedTo(ChronoUnit.MINUTES), source, reason, 1);
    }

    /** Takes what was counted since the last time, in an order that is the same for everybody. */
    synchronized List<Count> take() {
        var counts = calls.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().minute(),
                        entry.getKey().source(),
                        entry.getKey().reason(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Count::minute)
                        .thenComparing(Count::source)
                        .thenComparing(Count::reason))
                .toList();
        calls.clear();
        return counts;
    }

    /** Puts back what could not be written; of an earlier minute only the sum is kept. */
    synchronized void putBack(List<Count> counts) {
        counts.forEach(count -> add(count.minute(), count.source(), count.reason(), count.calls()));
    }

    private void add(Instant when, String source, String reason, long number) {
        if (when.isAfter(minute)) {
            minute = when;
            sources.clear();
        }
        boolean known = sources.contains(source) || sources.size() < mostSources && sources.add(source);
        calls.merge(new Kind(minute, known ? source : OTHERS, reason), number, Long::sum);
    }
}
