package dev.larch.platform.resolution;

import dev.larch.platform.identity.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who a credential stands for, as iam-service knew it at a position of the revocation log.
 *
 * @param principal null for a credential that is unknown, expired or revoked
 */
public record ResolveAnswer(long position, @Nullable Principal principal) {}
