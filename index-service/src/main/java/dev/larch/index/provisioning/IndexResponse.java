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
public record IndexResponse(
        String name,
        VectorType vectorType,
        Metric metric,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer dimension,
        Status status,
        String host,
        Spec spec,
        String deletionProtection,
        Map<String, String> tags) {

    /** Whether the index can be used. */
    public record Status(boolean ready, String state) {}

    /** How it is deployed. */
    public record Spec(Serverless serverless) {}

    /** Where it is deployed. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Serverless(String cloud, String region, ReadCapacity readCapacity) {}

    /** How much can be read at a time. */
    public record ReadCapacity(String mode, CapacityStatus status) {}

    /** Whether the capacity is there. */
    public record CapacityStatus(String state) {}

    private static final ReadCapacity ON_DEMAND = new ReadCapacity("OnDemand", new CapacityStatus("Ready"));

    static IndexResponse of(IndexDefinition index, String advertisedHost) {
        return new IndexResponse(
                index.name(),
                index.vectorType(),
                index.metric(),
                index.vectorType() == VectorType.SPARSE ? null : index.dimension(),
                new Status(index.state() == IndexState.READY, index.state().wireName()),
                advertisedHost + ":" + index.port(),
                new Spec(new Serverless(index.cloud(), index.region(), ON_DEMAND)),
                index.deletionProtected() ? "enabled" : "disabled",
                index.tags());
    }
}
