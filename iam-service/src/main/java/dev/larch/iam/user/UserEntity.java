package dev.larch.iam.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code app_user}. */
@Entity
@Table(name = "app_user")
class UserEntity {

    @Id
    UUID id;

    String email;

    @Nullable
    String name;

    @Nullable
    String issuer;

    @Nullable
    String subject;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate and the service fill the fields.
    UserEntity() {}

    /** Binds the row to the person's identity, for good. */
    void bind(Person person) {
        issuer = person.issuer();
        subject = person.subject();
    }

    User toUser() {
        return new User(id, email, name);
    }
}
