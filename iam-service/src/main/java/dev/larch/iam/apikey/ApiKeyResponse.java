package dev.larch.iam.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API key on the wire, without its secret. */
@JsonNaming(SnakeCaseStrategy.class)
public record ApiKeyResponse(UUID id, String name, UUID projectId, List<Role> roles, Instant createdAt) {

    public ApiKeyResponse {
        roles = List.copyOf(roles);
    }

    static ApiKeyResponse of(ApiKey key) {
        return new ApiKeyResponse(
                key.id(), key.name(), key.projectId(), key.grants().roles(), key.createdAt());
    }

    /** A new key with its value, which is shown this once. */
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
