package dev.larch.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in a fixed order.
 *
 * @param next the opaque token of the page that follows, or null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of rows of which one more than the limit was asked for: the row too many proves that a further
     * page exists, and the token is made of the last row shown.
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> token) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), token.apply(rows.get(limit - 1)));
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}
