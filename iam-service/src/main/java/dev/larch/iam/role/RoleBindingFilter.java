package dev.larch.iam.role;

import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which bindings a list is to show: those that agree with everything that is not null. */
public record RoleBindingFilter(
        @Nullable HolderType holderType,
        @Nullable UUID holderId,
        @Nullable ResourceType resourceType,
        @Nullable UUID resourceId,
        @Nullable Role role) {}
