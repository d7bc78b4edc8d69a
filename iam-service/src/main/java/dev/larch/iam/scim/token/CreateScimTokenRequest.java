package dev.larch.iam.scim.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A token to be; it lives 90 days unless told otherwise. */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateScimTokenRequest(
        @NotNull @Size(min = 1, max = 80) @Pattern(regexp = "[^\\x00]*", message = "must not contain the character NUL")
        String name,

        @Min(1) @Max(365) @Nullable Integer expiresInDays) {

    private static final int DEFAULT_DAYS = 90;

    Duration lifetime() {
        return Duration.ofDays(expiresInDays == null ? DEFAULT_DAYS : expiresInDays);
    }
}
