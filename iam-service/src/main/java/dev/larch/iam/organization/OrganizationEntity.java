package dev.larch.iam.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code organization}. */
@Entity
@Table(name = "organization")
class OrganizationEntity {

    @Id
    UUID id;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    OrganizationEntity() {}

    static OrganizationEntity of(Organization organization) {
        var entity = new OrganizationEntity();
        entity.id = organization.id();
        entity.name = organization.name();
        entity.createdAt = organization.createdAt();
        return entity;
    }

    Organization toOrganization() {
        return new Organization(id, name, createdAt);
    }
}
