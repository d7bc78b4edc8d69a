package dev.larch.platform.identity;

import java.util.UUID;

/** An organization by id and name, as events and pages show it. */
public record OrganizationRef(UUID id, String name) {}
