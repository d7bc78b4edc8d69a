package dev.larch.iam.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.kernel.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page on the wire.
 *
 * @param pagination null on the last page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PageResponse<T>(List<T> data, @Nullable Pagination pagination) {

    /** Where the list goes on: the value of {@code paginationToken} for the next page. */
    public record Pagination(String next) {}

    public PageResponse {
        data = List.copyOf(data);
    }

    public static <S, T> PageResponse<T> of(Page<S> page, Function<S, T> shape) {
        var next = page.next();
        return new PageResponse<>(
                page.items().stream().map(shape).toList(), next == null ? null : new Pagination(next));
    }
}
