package dev.larch.engine.sparse;

import java.util.Arrays;

/** A row and the weight of a term there, in one {@code long}; lists of them ascend by row and end with unused ones. */
final class Posting {

    /** Negative, as no posting is. */
    private static final long UNUSED = -1;

    private static final long WEIGHT_BITS = 0xffff_ffffL;

    private Posting() {}

    static long of(int row, float weight) {
        return (long) row << Integer.SIZE | Float.floatToRawIntBits(weight) & WEIGHT_BITS;
    }

    static boolean isUnused(long posting) {
        return posting < 0;
    }

    static int row(long posting) {
        return (int) (posting >>> Integer.SIZE);
    }

    static float weight(long posting) {
        return Float.intBitsToFloat((int) posting);
    }

    static boolean isFull(long[] list) {
        return !isUnused(list[list.length - 1]);
    }

    /** A copy with room for as many again. */
    static long[] grown(long[] list) {
        var larger = Arrays.copyOf(list, list.length * 2);
        Arrays.fill(larger, list.length, larger.length, UNUSED);
        return larger;
    }

    /** Puts a posting behind the last one of a list that is not full. */
    static void append(long[] list, long posting) {
        int low = 0;
        int high = list.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isUnused(list[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        list[low] = posting;
    }
}
