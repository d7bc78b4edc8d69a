package dev.larch.iam.role;

import java.util.UUID;

/** An API key, as far as its roles are concerned: they are all on its own project. */
public record KeyRef(UUID organizationId, UUID projectId, UUID id) {}
