package dev.larch.iam.project;

import java.time.Instant;
import java.util.UUID;

/** A project: what indexes and API keys belong to. */
public record Project(UUID id, UUID organizationId, String name, int maxPods, Instant createdAt) {}
