package dev.larch.index.deployment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specification of a deployment as it comes over the wire, one of three: nothing in it is checked yet. */
public record DeploymentRequest(
        @Nullable Serverless serverless,
        @Nullable Pod pod,
        @Nullable Byoc byoc) {

    /** In a region of a cloud. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Serverless(
            @Nullable String cloud,
            @Nullable String region,
            @Nullable Capacity readCapacity,
            @Nullable String sourceCollection,
            @Nullable Schema schema) {}

    /** In pods. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Pod(
            @Nullable String environment,
            @Nullable String podType,
            @Nullable Integer replicas,
            @Nullable Integer shards,
            @Nullable Integer pods,
            @Nullable MetadataConfig metadataConfig,
            @Nullable String sourceCollection) {}

    /** In the owner's cloud. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Byoc(
            @Nullable String environment,
            @Nullable Capacity readCapacity,
            @Nullable Schema schema) {}

    /** How much is to be read at a time. */
    public record Capacity(@Nullable String mode, @Nullable Dedicated dedicated) {}

    /** Nodes of its own. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Dedicated(
            @Nullable String nodeType,
            @Nullable String scaling,
            @Nullable Manual manual) {}

    /** As many nodes as somebody says. */
    public record Manual(
            @Nullable Integer replicas, @Nullable Integer shards) {}

    /** The fields of metadata to filter by. */
    public record Schema(@Nullable Map<String, @Nullable Field> fields) {}

    /** What is to be done with one field. */
    public record Field(@Nullable Boolean filterable) {}

    /** The fields of metadata to filter by, as pods have it. */
    public record MetadataConfig(@Nullable List<@Nullable String> indexed) {}
}
