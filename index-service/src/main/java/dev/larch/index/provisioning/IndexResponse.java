package dev.larch.index.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.IndexState;
import dev.larch.index.catalog.Metric;
import dev.larch.index.catalog.VectorType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index as the control plane shows it. The Java client is strict: no null, and one key only under spec. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndexResponse(
        String name,
        @Nullable VectorType vectorType,
        Metric metric,
        @Nullable Integer dimension,
        Status status,
        String host,
        SpecResponse spec,
        String deletionProtection,
        Map<String, String> tags) {

    /** Whether the index can be used. */
    public record Status(boolean ready, String state) {}

    static IndexResponse of(IndexDefinition index, String advertisedHost, ApiVersion version) {
        return new IndexResponse(
                index.name(),
                version.tellsVectorType() ? index.vectorType() : null,
                index.metric(),
                index.vectorType() == VectorType.SPARSE ? null : index.dimension(),
                new Status(index.state() == IndexState.READY, index.state().wireName()),
                advertisedHost + ":" + index.port(),
                SpecResponse.of(index.deployment(), version),
                index.deletionProtected() ? "enabled" : "disabled",
                index.tags());
    }
}
