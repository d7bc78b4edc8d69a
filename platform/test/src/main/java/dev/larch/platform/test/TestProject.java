package dev.larch.platform.test;

import dev.larch.platform.identity.OrganizationRef;
import java.util.UUID;

/** A project that {@link FakeIam} knows, and the organization it belongs to. */
public record TestProject(OrganizationRef organization, UUID id) {}
