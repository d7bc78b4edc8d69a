package dev.larch.iam.change;

import dev.larch.platform.resolution.RevokedSubject;
import java.util.UUID;

/** What a change made void: everything that was known of this subject before. */
public record Revoked(RevokedSubject kind, UUID id) {

    public static Revoked credential(UUID id) {
        return new Revoked(RevokedSubject.CREDENTIAL, id);
    }

    public static Revoked principal(UUID id) {
        return new Revoked(RevokedSubject.PRINCIPAL, id);
    }

    public static Revoked project(UUID id) {
        return new Revoked(RevokedSubject.PROJECT, id);
    }

    public static Revoked organization(UUID id) {
        return new Revoked(RevokedSubject.ORGANIZATION, id);
    }
}
