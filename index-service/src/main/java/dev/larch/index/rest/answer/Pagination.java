package dev.larch.index.rest.answer;

import dev.larch.kernel.Page;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list starts. */
public record Pagination(String next) {

    /** Null on the last page. */
    static @Nullable Pagination of(Page<?> page) {
        return page.next() == null ? null : new Pagination(page.next());
    }
}
