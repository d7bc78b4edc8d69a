package dev.larch.iam.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.iam.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserResponse(UUID id, String email, @Nullable String name) {

    static UserResponse of(User user) {
        return new UserResponse(user.id(), user.email(), user.name());
    }
}
