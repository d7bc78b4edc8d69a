package dev.larch.iam.session.origin;

import java.util.UUID;

/** A session that is no more. */
public record EndedSession(UUID id, UUID userId) {}
