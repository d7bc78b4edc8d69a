package dev.larch.iam.apikey;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key to be. */
public record CreateApiKeyRequest(
        @NotNull @KeyName String name, @Nullable List<@Nullable String> roles) {}
