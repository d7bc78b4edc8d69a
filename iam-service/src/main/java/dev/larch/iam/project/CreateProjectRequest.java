package dev.larch.iam.project;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.organization.ResourceName;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A project to be. */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateProjectRequest(
        @NotNull @ResourceName String name,
        @Min(0) @Nullable Integer maxPods,

        @AssertFalse(message = "customer-managed encryption keys are not offered yet") @Nullable
        Boolean forceEncryptionWithCmek) {

    int maxPodsOrNone() {
        return maxPods == null ? 0 : maxPods;
    }
}
