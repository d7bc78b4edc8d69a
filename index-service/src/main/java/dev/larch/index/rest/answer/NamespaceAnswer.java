package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.namespace.Namespace;
import dev.larch.index.rest.shape.MetadataSchema;
import org.jspecify.annotations.Nullable;

/** A namespace and how many records it has. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceAnswer(
        String name, long recordCount, @Nullable MetadataSchema schema) {

    public static NamespaceAnswer of(Namespace namespace) {
        return new NamespaceAnswer(namespace.name(), namespace.recordCount(), MetadataSchema.of(namespace.schema()));
    }
}
