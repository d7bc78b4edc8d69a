package dev.larch.iam.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.role.KeyGrants;
import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key on the wire, without its secret. What follows after {@code createdAt} is Larch's own, and there only when it
 * is set.
 *
 * @param roleLimits the roles with their limits, when those differ; then {@code index} is absent although there are limits
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyResponse(
        UUID id,
        String name,
        UUID projectId,
        List<Role> roles,
        Instant createdAt,
        @Nullable String index,
        @Nullable String namespace,
        @Nullable Instant expiresAt,
        @Nullable List<String> allowedCidrs,
        @Nullable Instant lastUsedAt,
        @Nullable Instant previousValueExpiresAt,
        @Nullable List<RoleLimit> roleLimits) {

    /** One role of a key whose roles are limited to different parts of the project; without an index to none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoleLimit(
            Role role, @Nullable String index, @Nullable String namespace) {

        static RoleLimit of(KeyGrants.Limited limited) {
            var scope = limited.scope();
            return new RoleLimit(
                    limited.role(), scope == null ? null : scope.index(), scope == null ? null : scope.wireNamespace());
        }
    }

    public ApiKeyResponse {
        roles = List.copyOf(roles);
        allowedCidrs = allowedCidrs == null ? null : List.copyOf(allowedCidrs);
        roleLimits = roleLimits == null ? null : List.copyOf(roleLimits);
    }

    static ApiKeyResponse of(ApiKey key) {
        var terms = key.terms();
        var grants = terms.grants();
        var scope = grants.scope();
        var cidrs = terms.limits().allowedCidrs();
        return new ApiKeyResponse(
                key.id(),
                terms.name(),
                key.projectId(),
                grants.roles(),
                key.createdAt(),
                scope == null ? null : scope.index(),
                scope == null ? null : scope.wireNamespace(),
                terms.limits().expiresAt(),
                cidrs.isEmpty() ? null : cidrs.stream().map(Object::toString).toList(),
                key.lastUsedAt(),
                key.previousEndsAt(),
                grants.mixed() ? grants.apart().stream().map(RoleLimit::of).toList() : null);
    }

    /** A key with a new value, which is shown this once. */
    public record WithSecret(ApiKeyResponse key, String value) {

        static WithSecret of(NewApiKey created) {
            return new WithSecret(
                    ApiKeyResponse.of(created.key()), created.value().value());
        }

        @Override
        public String toString() {
            return "WithSecret[key=" + key + ", value=***]";
        }
    }

    /** The keys of a project. */
    public record Listing(List<ApiKeyResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }

        static Listing of(List<ApiKey> keys) {
            return new Listing(keys.stream().map(ApiKeyResponse::of).toList());
        }
    }
}
