package dev.larch.iam.project;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.organization.ResourceName;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Changes to a project; what is left out stays. */
@JsonNaming(SnakeCaseStrategy.class)
public record UpdateProjectRequest(
        @ResourceName @Nullable String name,
        @Min(0) @Nullable Integer maxPods,

        @AssertFalse(message = "customer-managed encryption keys are not offered yet") @Nullable
        Boolean forceEncryptionWithCmek) {

    /** The project as it will be. */
    Project applyTo(Project before) {
        return new Project(
                before.id(),
                before.organizationId(),
                name == null ? before.name() : name,
                maxPods == null ? before.maxPods() : maxPods,
                before.createdAt());
    }
}
