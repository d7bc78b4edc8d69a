package dev.larch.iam.group;

import dev.larch.kernel.ErrorCode;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a preview is asked.
 *
 * @param userId one person; null for everybody, or with groups for somebody who is not known yet
 * @param groups the groups that he would be in; null for those that he is in
 */
public record Previewed(@Nullable UUID userId, @Nullable Set<String> groups) {

    public Previewed {
        groups = groups == null ? null : Set.copyOf(groups);
    }

    boolean isNewcomer() {
        return userId == null && groups != null;
    }

    Set<String> groupsOrNone() {
        return Objects.requireNonNullElse(groups, Set.of());
    }

    GroupMember in(GroupMember member) {
        return groups == null ? member : new GroupMember(member.userId(), member.email(), groups);
    }

    void requireFound(boolean nobody) {
        if (nobody && userId != null) {
            throw ErrorCode.NOT_FOUND.because("User %s not found.".formatted(userId));
        }
    }
}
