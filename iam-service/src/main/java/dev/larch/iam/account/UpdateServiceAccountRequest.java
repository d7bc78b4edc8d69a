package dev.larch.iam.account;

import org.jspecify.annotations.Nullable;

/** Changes to an account; what is left out stays. */
public record UpdateServiceAccountRequest(
        @AccountName @Nullable String name) {}
