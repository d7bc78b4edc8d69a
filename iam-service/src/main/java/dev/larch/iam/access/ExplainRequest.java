package dev.larch.iam.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question about somebody's right.
 *
 * @param principalType user, service_account or api_key
 * @param permission such as {@code record:query}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainRequest(
        @NotNull String principalType,
        @NotNull String principalId,
        @NotNull String permission,
        @Nullable PlaceRequest resource) {

    PlaceRequest place() {
        return Objects.requireNonNullElse(resource, PlaceRequest.ORGANIZATION);
    }
}
