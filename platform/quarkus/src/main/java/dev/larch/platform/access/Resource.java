package dev.larch.platform.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a permission is asked for: a place in the hierarchy installation, organization, project, index, namespace.
 *
 * @param organizationId null only for the installation itself
 * @param projectId null for the organization as a whole
 * @param index the name of an index; null for the project as a whole
 * @param namespace null for the index as a whole; the empty text is the default namespace
 */
public record Resource(
        @Nullable UUID organizationId,
        @Nullable UUID projectId,
        @Nullable String index,
        @Nullable String namespace) {

    /** The other name of the default namespace, which Pinecone's API gave it later. */
    static final String DEFAULT_NAMESPACE = "__default__";

    public Resource {
        namespace = canonicalNamespace(namespace);
    }

    public static Resource installation() {
        return new Resource(null, null, null, null);
    }

    public static Resource organization(UUID organizationId) {
        return new Resource(organizationId, null, null, null);
    }

    public static Resource project(UUID organizationId, UUID projectId) {
        return new Resource(organizationId, projectId, null, null);
    }

    public static Resource index(UUID organizationId, UUID projectId, String index) {
        return new Resource(organizationId, projectId, index, null);
    }

    /** A namespace of an index; the empty text is the default one. */
    public static Resource namespace(UUID organizationId, UUID projectId, String index, String namespace) {
        return new Resource(organizationId, projectId, index, namespace);
    }

    /** One name for each namespace: both names of the default one become the empty text. */
    static @Nullable String canonicalNamespace(@Nullable String namespace) {
        return DEFAULT_NAMESPACE.equals(namespace) ? "" : namespace;
    }

    /** The level that decides who may know of it: what lies in a project is known to who holds anything there. */
    ResourceType level() {
        if (organizationId == null) {
            return ResourceType.INSTALLATION;
        }
        return projectId == null ? ResourceType.ORGANIZATION : ResourceType.PROJECT;
    }
}
