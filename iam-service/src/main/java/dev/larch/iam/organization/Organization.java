package dev.larch.iam.organization;

import java.time.Instant;
import java.util.UUID;

/** An organization: the tenant that owns projects and members. */
public record Organization(UUID id, String name, Instant createdAt) {}
