package dev.larch.iam.invite;

import dev.larch.platform.audit.Change;
import java.util.Map;
import java.util.UUID;

/** What the audit log says about invites. */
final class InviteChanges {

    private InviteChanges() {}

    static Change created(Invite invite) {
        return change("create", invite, Map.of("expires_at", invite.expiresAt().toString()));
    }

    static Change resent(Invite before, Invite after) {
        return change(
                "resend",
                after,
                Map.of(
                        "before", Map.of("expires_at", before.expiresAt().toString()),
                        "after", Map.of("expires_at", after.expiresAt().toString())));
    }

    static Change deleted(Invite invite) {
        return change("delete", invite, Map.of());
    }

    static Change accepted(Invite invite, UUID userId) {
        return change("accept", invite, Map.of("user_id", userId.toString()));
    }

    private static Change change(String action, Invite invite, Map<String, Object> parameters) {
        return new Change(action, "invite", invite.id().toString(), invite.email(), null, parameters);
    }
}
