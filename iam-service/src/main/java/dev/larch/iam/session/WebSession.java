package dev.larch.iam.session;

import java.util.UUID;

/** A signed-in person at one browser, in one organization. */
public record WebSession(UUID id, UUID organizationId, UUID userId) {}
