package dev.larch.iam.keyterm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a key. What is left out stays, and roles replace all roles; null takes a limit away, which is why the limits
 * are read as what they are in JSON.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UpdateApiKeyRequest(
        @KeyName @Nullable String name,
        @Nullable List<@Nullable String> roles,

        @Schema(implementation = String.class, nullable = true) @Nullable
        JsonNode index,

        @Schema(implementation = String.class, nullable = true) @Nullable
        JsonNode namespace,

        @Schema(implementation = String.class, nullable = true) @Nullable
        JsonNode expiresAt,

        @Schema(implementation = String[].class, nullable = true) @Nullable
        JsonNode allowedCidrs) {}
