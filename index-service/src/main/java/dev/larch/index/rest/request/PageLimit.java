package dev.larch.index.rest.request;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import org.jspecify.annotations.Nullable;

/** How long a page is to be, as it stands in a query parameter. */
public final class PageLimit {

    private PageLimit() {}

    /** The number, or null when there is none; fails with INVALID_ARGUMENT when it is no number. */
    public static @Nullable Integer of(@Nullable String limit) {
        try {
            return limit == null ? null : Integer.valueOf(limit);
        } catch (NumberFormatException _) {
            throw INVALID_ARGUMENT.because("limit: Must be a number from 1 to 100.");
        }
    }
}
