package dev.larch.iam.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a key is to be rotated.
 *
 * @param overlapSeconds for how long the present value still counts: a day by default, a week at the most, 0 for not at all
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RotateApiKeyRequest(
        @Min(0) @Max(604_800) @Nullable Integer overlapSeconds) {

    static final RotateApiKeyRequest DEFAULT = new RotateApiKeyRequest(null);

    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);

    Duration overlap() {
        return overlapSeconds == null ? DEFAULT_OVERLAP : Duration.ofSeconds(overlapSeconds);
    }
}
