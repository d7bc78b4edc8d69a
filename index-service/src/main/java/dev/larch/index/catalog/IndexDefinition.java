package dev.larch.index.catalog;

import dev.larch.index.deployment.Deployment;
import dev.larch.platform.access.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What an index is: its owner, its shape and where it is served.
 *
 * @param dimension the length of its dense vectors, 1 to 20000; 0 when its vectors are sparse
 * @param deployment what the creator declared; Larch runs where it is installed
 * @param port the port that serves its records
 */
public record IndexDefinition(
        UUID id,
        UUID organizationId,
        UUID projectId,
        String name,
        VectorType vectorType,
        int dimension,
        Metric metric,
        Deployment deployment,
        boolean deletionProtected,
        Map<String, String> tags,
        int port,
        IndexState state,
        Instant createdAt) {

    /** Sparse vectors differ in size; this many bytes are usual. */
    private static final int SPARSE_BYTES = 2_000;

    public IndexDefinition {
        tags = Map.copyOf(tags);
    }

    /** How many records have vectors of roughly so many bytes together. */
    public int rowsIn(int bytes) {
        return bytes / (vectorType == VectorType.SPARSE ? SPARSE_BYTES : Float.BYTES * dimension);
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
                vectorType,
                dimension,
                metric,
                deployment,
                deletionProtected,
                tags,
                newPort,
                state,
                createdAt);
    }
}
