package dev.larch.engine.sparse;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Terms and their lists of {@link Posting}s, hashed with open addressing: about 20 bytes for a term beside its list. One
 * writer; readers may look at any time.
 */
final class TermTable {

    /** Not known to whoever chooses the terms, so that none can choose ones that collide. */
    private static final int SEED = ThreadLocalRandom.current().nextInt();

    private final int[] terms;
    // Written after the term and read before it: whoever sees a list sees its term.
    private final AtomicReferenceArray<long @Nullable []> lists;
    private int used;

    /** The capacity is a power of two. */
    TermTable(int capacity) {
        this.terms = new int[capacity];
        this.lists = new AtomicReferenceArray<>(capacity);
    }

    long @Nullable [] find(int term) {
        int slot = home(term);
        var list = lists.getAcquire(slot);
        while (list != null && terms[slot] != term) {
            slot = next(slot);
            list = lists.getAcquire(slot);
        }
        return list;
    }

    /** Sets the list of a term; the caller has asked whether there is room for one more. */
    void put(int term, long[] list) {
        int slot = home(term);
        while (lists.getPlain(slot) != null && terms[slot] != term) {
            slot = next(slot);
        }
        if (lists.getPlain(slot) == null) {
            terms[slot] = term;
            used++;
        }
        lists.setRelease(slot, list);
    }

    boolean hasRoom() {
        return used < terms.length - terms.length / 4;
    }

    /** The same terms in a table with room for as many again. */
    TermTable grown() {
        var larger = new TermTable(terms.length * 2);
        for (int slot = 0; slot < terms.length; slot++) {
            var list = lists.getPlain(slot);
            if (list != null) {
                larger.put(terms[slot], list);
            }
        }
        return larger;
    }

    private int next(int slot) {
        return slot + 1 & terms.length - 1;
    }

    /** Where the search for a term begins, by the finalizer of MurmurHash3. */
    private int home(int term) {
        int mixed = term ^ SEED;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return (mixed ^ mixed >>> 16) & terms.length - 1;
    }
}
