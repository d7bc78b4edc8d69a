package dev.larch.engine.sparse;

import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/**
 * The sparse vectors of one chunk, term by term. One writer adds rows in ascending order; readers may look at any time and
 * find at least the rows that were published to them, and perhaps later ones, even half written, which they mask out.
 */
public final class SparsePostings {

    private static final int FIRST_CAPACITY = 16;

    // Volatile, as are the lists in it: a reader may meet a grown copy that was made after its snapshot.
    private volatile @Nullable TermTable table;

    public void add(int row, SparseVector vector) {
        for (int position = 0; position < vector.size(); position++) {
            if (vector.value(position) != 0) {
                add((int) vector.index(position), Posting.of(row, vector.value(position)));
            }
        }
    }

    /** The postings of a term, or null if no row has it. */
    long @Nullable [] find(int term) {
        var seen = table;
        return seen == null ? null : seen.find(term);
    }

    private void add(int term, long posting) {
        var target = roomForOne();
        var list = target.find(term);
        if (list == null) {
            target.put(term, new long[] {posting});
        } else if (Posting.isFull(list)) {
            var larger = Posting.grown(list);
            Posting.append(larger, posting);
            target.put(term, larger);
        } else {
            Posting.append(list, posting);
        }
    }

    private TermTable roomForOne() {
        var target = table;
        if (target == null || !target.hasRoom()) {
            target = target == null ? new TermTable(FIRST_CAPACITY) : target.grown();
            table = target;
        }
        return target;
    }
}
