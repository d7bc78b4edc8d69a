package dev.larch.iam.apikey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to a key; what is left out stays, and roles replace all roles. */
public record UpdateApiKeyRequest(
        @KeyName @Nullable String name, @Nullable List<@Nullable String> roles) {

    ApiKeyUpdate toUpdate() {
        return new ApiKeyUpdate(name, roles == null ? null : KeyRoles.parse(roles));
    }
}
