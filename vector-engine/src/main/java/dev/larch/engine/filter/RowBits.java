package dev.larch.engine.filter;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of rows of one chunk, one bit each. Changes itself and returns itself; for one thread, or left unchanged. */
public final class RowBits {

    /** How many rows a chunk has. */
    public static final int CAPACITY = 4096;

    private static final int WORDS = CAPACITY / Long.SIZE;

    private final long[] words;

    private RowBits(long[] words) {
        this.words = words;
    }

    public static RowBits none() {
        return new RowBits(new long[WORDS]);
    }

    public static RowBits all() {
        var bits = none();
        Arrays.fill(bits.words, -1L);
        return bits;
    }

    /** The rows below {@code count}. */
    public static RowBits first(int count) {
        return all().minus(all().removeBelow(count));
    }

    /** Removes the rows below this one, which may be the one after the last. */
    public RowBits removeBelow(int row) {
        int word = row / Long.SIZE;
        Arrays.fill(words, 0, word, 0);
        if (word < WORDS) {
            words[word] &= -1L << row;
        }
        return this;
    }

    public RowBits copy() {
        return new RowBits(words.clone());
    }

    public RowBits add(int row) {
        words[row / Long.SIZE] |= 1L << row;
        return this;
    }

    public RowBits remove(int row) {
        words[row / Long.SIZE] &= ~(1L << row);
        return this;
    }

    public boolean contains(int row) {
        return (words[row / Long.SIZE] & 1L << row) != 0;
    }

    public RowBits and(RowBits other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= other.words[i];
        }
        return this;
    }

    public RowBits or(RowBits other) {
        return or(other.words);
    }

    public RowBits minus(RowBits other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= ~other.words[i];
        }
        return this;
    }

    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The row after the highest one, 0 when there is none. */
    public int end() {
        int i = WORDS - 1;
        while (i > 0 && words[i] == 0) {
            i--;
        }
        return (i + 1) * Long.SIZE - Long.numberOfLeadingZeros(words[i]);
    }

    /** The bits of the 64 rows from this one on, which is a multiple of 64. */
    public long word(int firstRow) {
        return words[firstRow / Long.SIZE];
    }

    /** Calls for each row, lowest first. */
    public void forEach(IntConsumer action) {
        for (int i = 0; i < WORDS; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                action.accept(i * Long.SIZE + Long.numberOfTrailingZeros(word));
            }
        }
    }

    /** Writes the rows into the front of the array, lowest first, and returns how many they are. */
    public int listInto(int[] rows) {
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                rows[count++] = i * Long.SIZE + Long.numberOfTrailingZeros(word);
            }
        }
        return count;
    }

    RowBits or(long[] otherWords) {
        for (int i = 0; i < otherWords.length; i++) {
            words[i] |= otherWords[i];
        }
        return this;
    }

    RowBits or(int wordIndex, long word) {
        words[wordIndex] |= word;
        return this;
    }
}
