package dev.larch.iam.workload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A rule to be. */
@JsonNaming(SnakeCaseStrategy.class)
public record NewWorkloadIdentity(
        @NotNull @Size(min = 1, max = 512) @Pattern(regexp = PLAIN, message = NOT_PLAIN)
        String issuer,

        @NotNull @Size(min = 1, max = 255) @Pattern(regexp = PLAIN, message = NOT_PLAIN)
        String audience,

        @NotNull
        @Size(min = 1, max = 255)
        @Pattern(
                regexp = "[^\\p{Cntrl}*]*[:/]\\*|[^\\p{Cntrl}*]+",
                message = "must be a subject, or its beginning up to a : or / and a * at the end")
        String subject,

        @Nullable @Size(min = 1, max = 512) @Pattern(regexp = PLAIN, message = NOT_PLAIN)
        String jwksUri) {

    private static final String PLAIN = "[^\\p{Cntrl}]*";
    private static final String NOT_PLAIN = "must not contain control characters";
}
