package dev.larch.index.rest.request;

import dev.larch.index.rest.shape.MetadataSchema;
import org.jspecify.annotations.Nullable;

/** The body that creates a namespace. */
public record CreateNamespaceBody(
        @Nullable String name, @Nullable MetadataSchema schema) {}
