package dev.larch.e2e.revocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** For each try, how long after its revocation a credential was accepted for the last time. */
record LateUses(String what, List<Duration> each) {

    LateUses {
        each = each.stream().sorted().toList();
    }

    LateUses and(LateUses more) {
        var all = new ArrayList<>(each);
        all.addAll(more.each());
        return new LateUses(what, all);
    }

    Duration percentile(int percent) {
        return each.get(Math.min(each.size() - 1, each.size() * percent / 100));
    }

    Duration latest() {
        return each.getLast();
    }

    @Override
    public String toString() {
        return "%-55s %,7d tries, last use after: p50 %,6d ms, p99 %,6d ms, latest %,6d ms"
                .formatted(
                        what,
                        each.size(),
                        percentile(50).toMillis(),
                        percentile(99).toMillis(),
                        latest().toMillis());
    }
}
