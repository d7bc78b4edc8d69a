package dev.larch.iam.mapping;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.group.Previewed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is tried.
 *
 * @param mappings all mappings as they would be; null for those that there are
 * @param userId one person; null for everybody
 * @param groups the groups that he, or somebody new, would be in
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PreviewRequest(
        @Size(max = 100) @Nullable List<@NotNull @Valid GroupRoleRequest> mappings,
        @Nullable UUID userId,
        @Size(max = 1000) @Nullable List<@NotNull @Size(min = 1, max = 256) String> groups) {

    Previewed people() {
        return new Previewed(userId, groups == null ? null : Set.copyOf(groups));
    }
}
