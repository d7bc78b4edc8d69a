package dev.larch.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The part of a project that a binding is limited to: one index, or one namespace of it. Indexes are named, not numbered:
 * a binding may be made before its index, and counts again for a later index of the same name.
 *
 * @param namespace null for the whole index; the empty text is the default namespace
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(String index, @Nullable String namespace) {

    public Scope {
        namespace = Resource.canonicalNamespace(namespace);
    }

    /** The namespace by its name in the APIs, where the default one is never the empty text. */
    public @Nullable String wireNamespace() {
        return "".equals(namespace) ? Resource.DEFAULT_NAMESPACE : namespace;
    }

    /** Whether the resource lies within. */
    boolean covers(Resource resource) {
        return index.equals(resource.index()) && (namespace == null || namespace.equals(resource.namespace()));
    }

    /** Whether this part and the resource have anything in common. */
    boolean touches(Resource resource) {
        boolean sameIndex = resource.index() == null || index.equals(resource.index());
        return sameIndex
                && (namespace == null || resource.namespace() == null || namespace.equals(resource.namespace()));
    }
}
