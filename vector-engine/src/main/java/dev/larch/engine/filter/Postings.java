package dev.larch.engine.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows that hold one value: a short list while they are few, a bitmap from then on. One writer adds rows in
 * ascending order; readers may look at any time and see at least the rows that were published to them.
 */
final class Postings {

    private static final int LISTED_AT_MOST = 64;
    private static final short UNUSED = -1;
    private static final short[] EMPTY = {};
    private static final long[] NO_WORDS = {};

    // A reader looks at the list first, and the writer clears it last: never both gone.
    private volatile short @Nullable [] list = EMPTY;
    private volatile long[] bitmap = NO_WORDS;
    private int listed;

    void add(int row) {
        var rows = list;
        if (rows == null) {
            bitmap[row / Long.SIZE] |= 1L << row;
        } else if (listed == 0 || rows[listed - 1] != row) {
            append(rows, row);
        }
    }

    /** Adds the rows to the bits; rows that are not published yet may be among them. */
    void addTo(RowBits bits) {
        var rows = list;
        if (rows == null) {
            bits.or(bitmap);
            return;
        }
        for (short row : rows) {
            if (row == UNUSED) {
                return;
            }
            bits.add(row);
        }
    }

    private void append(short[] rows, int row) {
        if (listed == LISTED_AT_MOST) {
            promote(rows, row);
            return;
        }
        var target = listed < rows.length ? rows : grown(rows);
        target[listed++] = (short) row;
        list = target;
    }

    private void promote(short[] rows, int row) {
        var words = new long[RowBits.CAPACITY / Long.SIZE];
        for (short known : rows) {
            words[known / Long.SIZE] |= 1L << known;
        }
        words[row / Long.SIZE] |= 1L << row;
        bitmap = words;
        list = null;
    }

    private static short[] grown(short[] rows) {
        var larger = Arrays.copyOf(rows, Math.max(1, rows.length * 2));
        Arrays.fill(larger, rows.length, larger.length, UNUSED);
        return larger;
    }
}
