package dev.larch.iam.connection;

import dev.larch.platform.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider of an organization.
 *
 * @param issuer never changes: another provider is another connection
 * @param sealedSecret the client secret, sealed, in Base64
 * @param defaultRole what somebody gets who comes for the first time
 * @param groupClaim the claim that lists his groups; null when groups give no roles
 * @param enforce whether people of its domains may come in no other way
 */
public record SsoConnection(
        UUID id,
        UUID organizationId,
        String name,
        String issuer,
        String clientId,
        String sealedSecret,
        List<String> scopes,
        Role defaultRole,
        @Nullable String groupClaim,
        Duration sessionLifetime,
        boolean enforce,
        boolean enabled,
        Instant createdAt) {

    public SsoConnection {
        scopes = List.copyOf(scopes);
    }
}
