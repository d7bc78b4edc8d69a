package dev.larch.iam.project;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A project on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
public record ProjectResponse(
        UUID id, String name, int maxPods, boolean forceEncryptionWithCmek, UUID organizationId, Instant createdAt) {

    static ProjectResponse of(Project project) {
        return new ProjectResponse(
                project.id(), project.name(), project.maxPods(), false, project.organizationId(), project.createdAt());
    }

    /** The projects that a caller sees. */
    public record Listing(List<ProjectResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }

        static Listing of(List<Project> projects) {
            return new Listing(projects.stream().map(ProjectResponse::of).toList());
        }
    }
}
