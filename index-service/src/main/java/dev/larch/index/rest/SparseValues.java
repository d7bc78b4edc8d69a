package dev.larch.index.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.kernel.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Sparse vectors, which are not offered yet: to drop them silently would lose what the caller meant to store. */
final class SparseValues {

    private SparseValues() {}

    static void refuse(@Nullable JsonNode sparse, String field) {
        if (sparse != null && !sparse.isNull()) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    field + ": Sparse values are not offered yet; a dense index takes dense values only.");
        }
    }
}
