package dev.larch.index.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.deployment.ReadCapacity;
import org.jspecify.annotations.Nullable;

/** What was declared about the read capacity of an index, which is always there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityResponse(String mode, @Nullable Dedicated dedicated, Status status) {

    /** Nodes of its own. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Dedicated(String nodeType, String scaling, Manual manual) {}

    /** As many nodes as somebody said. */
    public record Manual(int replicas, int shards) {}

    /** Whether the capacity is there. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String state,
            @Nullable Integer currentReplicas,
            @Nullable Integer currentShards) {}

    static CapacityResponse of(ReadCapacity capacity) {
        return switch (capacity) {
            case ReadCapacity.OnDemand _ -> new CapacityResponse("OnDemand", null, new Status("Ready", null, null));
            case ReadCapacity.Dedicated(String nodeType, int replicas, int shards) ->
                new CapacityResponse(
                        "Dedicated",
                        new Dedicated(nodeType, "Manual", new Manual(replicas, shards)),
                        new Status("Ready", replicas, shards));
        };
    }
}
