package dev.larch.index.catalog;

import dev.larch.index.deployment.Deployment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** The row of an index. */
@Entity
@Table(name = "index_definition")
@NullUnmarked
class IndexEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "project_id")
    UUID projectId;

    String name;

    @Column(name = "vector_type")
    @Enumerated(EnumType.STRING)
    VectorType vectorType;

    int dimension;

    @Enumerated(EnumType.STRING)
    Metric metric;

    @JdbcTypeCode(SqlTypes.JSON)
    Deployment deployment;

    @Column(name = "deletion_protected")
    boolean deletionProtected;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    int port;

    @Enumerated(EnumType.STRING)
    IndexState state;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "creation_digest")
    byte[] creationDigest;

    static IndexEntity of(IndexDefinition index) {
        var row = new IndexEntity();
        row.id = index.id();
        row.organizationId = index.organizationId();
        row.projectId = index.projectId();
        row.name = index.name();
        row.vectorType = index.vectorType();
        row.dimension = index.dimension();
        row.metric = index.metric();
        row.deployment = index.deployment();
        row.deletionProtected = index.deletionProtected();
        row.tags = index.tags();
        row.port = index.port();
        row.state = index.state();
        row.createdAt = index.createdAt();
        return row;
    }

    IndexDefinition toDefinition() {
        return new IndexDefinition(
                id,
                organizationId,
                projectId,
                name,
                vectorType,
                dimension,
                metric,
                deployment,
                deletionProtected,
                tags,
                port,
                state,
                createdAt);
    }
}
