package dev.larch.iam.page;

import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a caller asks for. Lists are in the order of their ids, which is that of creation.
 *
 * @param limit how many rows at the most
 * @param after the id of the last row of the page before; null for the first page
 * @param list the list and its filters, to which a token belongs
 */
public record PageQuery(int limit, @Nullable UUID after, ListFingerprint list) {

    private static final int MOST = 100;
    /** A longer one need not be read to know that it is out of range. */
    private static final int LONGEST_NUMBER = 9;

    /**
     * Reads the two parameters of the Admin API. Fails with OUT_OF_RANGE for a limit outside 1 to 100 (100 by default), with
     * INVALID_ARGUMENT for a token that is not of this list.
     */
    public static PageQuery read(@Nullable String limit, @Nullable String paginationToken, ListFingerprint list) {
        return new PageQuery(limit(limit), paginationToken == null ? null : PageToken.id(paginationToken, list), list);
    }

    /** How many rows to ask the database for: one more than are shown, to know whether there is a further page. */
    public int rows() {
        return limit + 1;
    }

    /** The page of the rows that were found. */
    public <T> Page<T> cut(List<T> found, Function<T, UUID> id) {
        return Page.of(found, limit, last -> PageToken.of(id.apply(last), list));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("-?[0-9]+")) {
            throw ErrorCode.INVALID_ARGUMENT.because("limit: must be a number.");
        }
        int limit = text.length() > LONGEST_NUMBER ? MOST + 1 : Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw ErrorCode.OUT_OF_RANGE.because("limit: must be between 1 and %d.".formatted(MOST));
        }
        return limit;
    }
}
