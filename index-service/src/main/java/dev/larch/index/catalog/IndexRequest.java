package dev.larch.index.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of create and configure as they come over the wire: nothing in them is checked yet. */
@JsonNaming(SnakeCaseStrategy.class)
public record IndexRequest(
        @Nullable String name,
        @Nullable Integer dimension,
        @Nullable String metric,
        @Nullable String vectorType,
        @Nullable String deletionProtection,
        @Nullable Map<String, @Nullable String> tags,
        @Nullable Spec spec,
        @Nullable JsonNode embed) {

    /** How the index is to be deployed: exactly one of three. */
    public record Spec(
            @Nullable Serverless serverless,
            @Nullable JsonNode pod,
            @Nullable JsonNode byoc) {}

    /** A serverless deployment. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Serverless(
            @Nullable String cloud,
            @Nullable String region,
            @Nullable ReadCapacity readCapacity,
            @Nullable String sourceCollection) {}

    /** How much can be read at a time. */
    public record ReadCapacity(@Nullable String mode) {}
}
