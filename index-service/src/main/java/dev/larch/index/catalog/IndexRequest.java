package dev.larch.index.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.deployment.DeploymentRequest;
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
        @Nullable DeploymentRequest spec,
        @Nullable JsonNode embed) {}
