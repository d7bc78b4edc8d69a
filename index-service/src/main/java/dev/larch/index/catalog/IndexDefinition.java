package dev.larch.index.catalog;

import dev.larch.platform.access.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What an index is: its owner, its shape and where it is served.
 *
 * @param dimension the length of its dense vectors, 1 to 20000
 * @param cloud what the creator declared; Larch runs where it is installed
 * @param port the port that serves its records
 */
public record IndexDefinition(
        UUID id,
        UUID organizationId,
        UUID projectId,
        String name,
        int dimension,
        Metric metric,
        String cloud,
        String region,
        boolean deletionProtected,
        Map<String, String> tags,
        int port,
        IndexState state,
        Instant createdAt) {

    public IndexDefinition {
        tags = Map.copyOf(tags);
    }

    /** Where it stands in the hierarchy of what can be allowed. */
    public Resource resource() {
        return Resource.index(organizationId, projectId, name);
    }

    /** The same index, served on a port. */
    public IndexDefinition onPort(int newPort) {
        return new IndexDefinition(
                id,
                organizationId,
                projectId,
                name,
                dimension,
                metric,
                cloud,
                region,
                deletionProtected,
                tags,
                newPort,
                state,
                createdAt);
    }
}
