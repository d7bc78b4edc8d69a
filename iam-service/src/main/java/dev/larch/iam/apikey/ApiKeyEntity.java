package dev.larch.iam.apikey;

import dev.larch.iam.keyterm.KeyTerms;
import dev.larch.iam.role.KeyGrants;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "project_id")
    UUID projectId;

    String name;

    String label;

    @Column(name = "secret_sha256")
    String secretSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "allowed_cidrs")
    String[] allowedCidrs;

    @Nullable
    @Column(name = "previous_sha256")
    String previousSha256;

    @Nullable
    @Column(name = "previous_ends_at")
    Instant previousEndsAt;

    /** Written by a statement of its own, for many keys at once. */
    @Nullable
    @Column(name = "last_used_at", insertable = false, updatable = false)
    Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    ApiKeyEntity() {}

    static ApiKeyEntity of(NewApiKey created) {
        var key = created.key();
        var entity = new ApiKeyEntity();
        entity.id = key.id();
        entity.organizationId = key.organizationId();
        entity.projectId = key.projectId();
        entity.createdAt = key.createdAt();
        entity.takeValue(created.value());
        entity.take(key.terms());
        return entity;
    }

    /** Takes over what can change. */
    void take(KeyTerms terms) {
        name = terms.name();
        expiresAt = terms.limits().expiresAt();
        allowedCidrs = terms.limits().allowedCidrs().stream()
                .map(AddressRange::toString)
                .toArray(String[]::new);
    }

    /** Takes a new value in place of the present one. */
    void takeValue(ApiKeyValue value) {
        label = value.label();
        secretSha256 = value.sha256();
    }

    boolean hasPrevious(Instant now) {
        return previousEndsAt != null && now.isBefore(previousEndsAt);
    }

    ApiKey toApiKey(KeyGrants grants) {
        var ranges = Arrays.stream(allowedCidrs).map(AddressRange::of).toList();
        var terms = new KeyTerms(name, grants, new CredentialLimits(expiresAt, ranges));
        return new ApiKey(id, organizationId, projectId, terms, createdAt, lastUsedAt, previousEndsAt);
    }
}
