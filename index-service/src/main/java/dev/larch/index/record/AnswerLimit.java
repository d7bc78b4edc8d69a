package dev.larch.index.record;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

/** How much one call may answer with: a caller must not be able to make the service hold gigabytes for him. */
final class AnswerLimit {

    private static final long BYTES = 16L << 20;

    private AnswerLimit() {}

    /** Fails with INVALID_ARGUMENT when so many vectors of this dimension pass the limit. */
    static void requireValues(String field, long count, int dimension) {
        requireBytes(field, count * dimension * Float.BYTES);
    }

    /** Fails with INVALID_ARGUMENT when so many bytes pass the limit. */
    static void requireBytes(String field, long bytes) {
        if (bytes > BYTES) {
            throw INVALID_ARGUMENT.because(
                    "%s: the answer would be larger than 16 MB. Ask for fewer records at a time.".formatted(field));
        }
    }
}
