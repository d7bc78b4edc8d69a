package dev.larch.iam.mapping;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mapping to be, or one that is only tried. */
@JsonNaming(SnakeCaseStrategy.class)
public record GroupRoleRequest(
        @NotNull
        @Size(min = 1, max = 256)
        @Pattern(regexp = "[^\\x00]*", message = "must not contain the character NUL")
        String group,

        @NotNull String role,
        @NotNull String resourceType,
        @Nullable UUID resourceId,

        @Nullable String index,
        @Nullable String namespace) {}
