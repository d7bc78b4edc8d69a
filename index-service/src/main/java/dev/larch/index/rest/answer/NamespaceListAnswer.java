package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.namespace.NamespaceListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of namespaces in bitwise order of their names. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceListAnswer(
        List<NamespaceAnswer> namespaces, @Nullable Pagination pagination, int totalCount) {

    public NamespaceListAnswer {
        namespaces = List.copyOf(namespaces);
    }

    public static NamespaceListAnswer of(NamespaceListing listing) {
        return new NamespaceListAnswer(
                listing.page().items().stream().map(NamespaceAnswer::of).toList(),
                Pagination.of(listing.page()),
                listing.total());
    }
}
