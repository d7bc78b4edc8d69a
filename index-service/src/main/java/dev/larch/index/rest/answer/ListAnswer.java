package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.kernel.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of ids in bitwise order. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListAnswer(List<Item> vectors, @Nullable Pagination pagination, String namespace) {

    /** One id. */
    public record Item(String id) {}

    public static ListAnswer of(Page<String> page, String namespace) {
        return new ListAnswer(page.items().stream().map(Item::new).toList(), Pagination.of(page), namespace);
    }
}
