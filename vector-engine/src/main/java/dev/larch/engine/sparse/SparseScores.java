package dev.larch.engine.sparse;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.vector.SparseVector;
import java.util.Arrays;

/**
 * The dot products of a sparse query with the rows of one chunk after the other, to the bit those of {@link
 * SparseVector#dot}. For one thread.
 */
public final class SparseScores {

    private final SparseVector query;
    private final double[] sums = new double[RowBits.CAPACITY];

    public SparseScores(SparseVector query) {
        this.query = query;
    }

    /** Sums up term by term, lowest index first, for all rows; false if none has a term of the query, and nothing is summed. */
    public boolean sum(SparsePostings postings) {
        boolean found = false;
        for (int position = 0; position < query.size(); position++) {
            var list = postings.find((int) query.index(position));
            if (list != null) {
                if (!found) {
                    Arrays.fill(sums, 0);
                    found = true;
                }
                add(list, query.value(position));
            }
        }
        return found;
    }

    /** Writes the sums of the rows below the end, each rounded once. */
    public void writeTo(float[] scores, int endRow) {
        for (int row = 0; row < endRow; row++) {
            scores[row] = (float) sums[row];
        }
    }

    /** Adds the sums of the rows below the end to their scores, each rounded once. */
    public void addTo(float[] scores, int endRow) {
        for (int row = 0; row < endRow; row++) {
            scores[row] = (float) (scores[row] + sums[row]);
        }
    }

    private void add(long[] list, double weight) {
        for (long posting : list) {
            if (Posting.isUnused(posting)) {
                return;
            }
            sums[Posting.row(posting)] += weight * Posting.weight(posting);
        }
    }
}
