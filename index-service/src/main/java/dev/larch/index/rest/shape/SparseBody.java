package dev.larch.index.rest.shape;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.operation.SparseValues;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sparse vector on the wire, in both directions: the indices of what is not zero, and as many values. A list, because
 * Jackson answers with a fault of its own for text in the place of an array of {@code long}.
 */
public record SparseBody(@Nullable List<@Nullable Long> indices, float @Nullable [] values) {

    /** Fails with INVALID_ARGUMENT, naming the field, when one half or an index is not there. */
    public static @Nullable SparseValues toValues(@Nullable SparseBody body, String field) {
        if (body == null) {
            return null;
        }
        if (body.indices == null || body.values == null) {
            throw INVALID_ARGUMENT.because(
                    "%s: Send indices and values, as many of the one as of the other.".formatted(field));
        }
        var indices = new long[body.indices.size()];
        for (int place = 0; place < indices.length; place++) {
            var index = body.indices.get(place);
            if (index == null) {
                throw INVALID_ARGUMENT.because("%s.indices[%d]: Must be a number.".formatted(field, place));
            }
            indices[place] = index;
        }
        return new SparseValues(indices, body.values);
    }

    public static @Nullable SparseBody of(@Nullable SparseValues values) {
        return values == null
                ? null
                : new SparseBody(Arrays.stream(values.indices()).boxed().toList(), values.values());
    }
}
