package dev.larch.index.catalog;

import static dev.larch.kernel.ErrorCode.QUOTA_EXCEEDED;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The range of data ports, used round and round so that a freed port rests as long as possible. */
public record PortRange(int first, int count) {

    /** The free ports in the order of trying: those after the one given last, then from the start of the range. */
    List<Integer> freeAfter(int last, List<Integer> used) {
        var taken = new HashSet<>(used);
        int start = last >= first && last < first + count ? last + 1 - first : 0;
        var free = IntStream.range(0, count)
                .map(step -> first + (start + step) % count)
                .filter(port -> !taken.contains(port))
                .boxed()
                .toList();
        if (free.isEmpty()) {
            throw QUOTA_EXCEEDED.because(
                    "Request failed. All %d data ports of this installation are used.".formatted(count));
        }
        return free;
    }
}
