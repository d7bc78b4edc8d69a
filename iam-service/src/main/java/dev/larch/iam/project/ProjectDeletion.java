package dev.larch.iam.project;

import java.util.UUID;

/** A deletion under way: the mark on the project that hides it from credentials until it is decided. */
record ProjectDeletion(UUID id, UUID projectId, String projectName) {}
