package dev.larch.iam.apikey;

import dev.larch.iam.role.KeyGrants;
import dev.larch.platform.access.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key is to become; null leaves it as it is. */
record ApiKeyUpdate(@Nullable String name, @Nullable List<Role> roles) {

    ApiKeyUpdate {
        roles = roles == null ? null : List.copyOf(roles);
    }

    ApiKey applyTo(ApiKey before) {
        return before.with(
                name == null ? before.name() : name,
                roles == null
                        ? before.grants()
                        : KeyGrants.of(roles, before.grants().scope()));
    }
}
