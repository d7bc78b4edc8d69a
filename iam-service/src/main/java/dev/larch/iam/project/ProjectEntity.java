package dev.larch.iam.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code project}. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    @Column(name = "max_pods")
    int maxPods;

    @Column(name = "force_encryption_with_cmek")
    boolean forceEncryptionWithCmek;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deletion_id")
    @Nullable
    UUID deletionId;

    @Column(name = "deletion_ends_at")
    @Nullable
    Instant deletionEndsAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    ProjectEntity() {}

    static ProjectEntity of(Project project) {
        var entity = new ProjectEntity();
        entity.id = project.id();
        entity.organizationId = project.organizationId();
        entity.name = project.name();
        entity.maxPods = project.maxPods();
        entity.createdAt = project.createdAt();
        return entity;
    }

    Project toProject() {
        return new Project(id, organizationId, name, maxPods, createdAt);
    }
}
