package dev.larch.platform.test;

import dev.larch.platform.resolution.Revocation;
import dev.larch.platform.resolution.RevocationPage;
import dev.larch.platform.resolution.RevokedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A revocation log in memory; a poll waits until there is news, as it does at iam-service. */
final class FakeRevocationLog {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(2);

    private final List<Revocation> entries = new ArrayList<>();

    synchronized long position() {
        return entries.size();
    }

    synchronized void append(RevokedSubject kind, String id) {
        entries.add(new Revocation(entries.size() + 1L, kind, id));
        notifyAll();
    }

    /** The entries after the position; one that lies before the beginning asks where the log ends now. */
    synchronized RevocationPage after(long position, String nonce) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_POLL.toNanos();
        long left = LONGEST_POLL.toMillis();
        while (position == position() && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        var news = entries.subList((int) Math.max(0, position), entries.size());
        return new RevocationPage(nonce, position(), news, false);
    }
}
