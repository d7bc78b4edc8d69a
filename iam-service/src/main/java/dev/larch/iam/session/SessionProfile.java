package dev.larch.iam.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page says about the person who looks at it. */
public record SessionProfile(
        @Nullable String name,
        String email,
        String organization,
        String principalId,
        List<HeldRole> roles,
        List<Reach> reaches) {

    /** A role and what it is bound to. */
    public record HeldRole(String name, String resource) {}

    /** What may be done in one place. */
    public record Reach(String resource, List<String> permissions) {

        public Reach {
            permissions = List.copyOf(permissions);
        }
    }

    public SessionProfile {
        roles = List.copyOf(roles);
        reaches = List.copyOf(reaches);
    }
}
