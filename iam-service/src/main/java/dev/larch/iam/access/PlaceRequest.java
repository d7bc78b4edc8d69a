package dev.larch.iam.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.scope.ScopeReader;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Resource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place that a question is about; without a project it is the organization. Whether there is such an index or
 * namespace does not matter: rights on names are there before and after the things that bear them.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlaceRequest(
        @Nullable String projectId,
        @Nullable String index,
        @Nullable String namespace) {

    static final PlaceRequest ORGANIZATION = new PlaceRequest(null, null, null);

    /** The place in the caller's organization; fails with INVALID_ARGUMENT, or NOT_FOUND for what is no project's id. */
    Resource in(UUID organizationId) {
        var scope = ScopeReader.TOP.read(index, namespace);
        if (projectId == null && scope != null) {
            throw ErrorCode.INVALID_ARGUMENT.because("index: name its project too.");
        }
        return scope == null
                ? new Resource(organizationId, project(), null, null)
                : new Resource(organizationId, project(), scope.index(), scope.namespace());
    }

    private @Nullable UUID project() {
        try {
            return projectId == null ? null : UUID.fromString(projectId);
        } catch (IllegalArgumentException e) {
            throw Absent.project(projectId);
        }
    }
}
