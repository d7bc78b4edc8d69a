package dev.larch.iam.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person whom Larch knows. */
public record User(UUID id, String email, @Nullable String name) {}
