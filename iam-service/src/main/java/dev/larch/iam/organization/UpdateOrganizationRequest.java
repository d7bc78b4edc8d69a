package dev.larch.iam.organization;

import org.jspecify.annotations.Nullable;

/** Changes to an organization; what is left out stays. */
public record UpdateOrganizationRequest(
        @ResourceName @Nullable String name) {}
