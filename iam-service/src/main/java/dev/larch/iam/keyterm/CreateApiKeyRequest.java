package dev.larch.iam.keyterm;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to be. All but name and roles is Larch's own.
 *
 * @param index limits all the roles to this index
 * @param namespace and to this namespace of it
 * @param expiresAt RFC 3339
 * @param allowedCidrs the addresses from which the key may be used; empty for anywhere
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateApiKeyRequest(
        @NotNull @KeyName String name,
        @Nullable List<@Nullable String> roles,
        @Nullable String index,
        @Nullable String namespace,
        @Nullable String expiresAt,
        @Nullable List<@Nullable String> allowedCidrs) {}
