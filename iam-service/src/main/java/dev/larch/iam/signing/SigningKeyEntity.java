package dev.larch.iam.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code signing_key}. */
@Entity
@Table(name = "signing_key")
class SigningKeyEntity {

    @Id
    String id;

    @Column(name = "private_key")
    byte[] privateKey;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    SigningKeyEntity() {}

    static SigningKeyEntity of(SigningKey key, Instant createdAt) {
        var entity = new SigningKeyEntity();
        entity.id = key.id();
        entity.privateKey = key.privateKey().getEncoded();
        entity.publicKey = key.publicKey().getEncoded();
        entity.createdAt = createdAt;
        return entity;
    }

    SigningKey toSigningKey() {
        return SigningKey.decode(id, privateKey, publicKey);
    }
}
