package dev.larch.iam.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.domain.SsoDomain;
import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection on the wire; its secret is never shown. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SsoConnectionResponse(
        UUID id,
        String name,
        String issuer,
        String clientId,
        List<String> scopes,
        List<String> domains,
        boolean enforce,
        Role defaultRole,
        @Nullable String groupClaim,
        long sessionLifetimeSeconds,
        boolean enabled,
        String redirectUri,
        String backchannelLogoutUri,
        Instant createdAt) {

    public SsoConnectionResponse {
        scopes = List.copyOf(scopes);
        domains = List.copyOf(domains);
    }

    /** The connections of an organization; their number is bounded. */
    public record Listing(List<SsoConnectionResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }
    }

    static SsoConnectionResponse of(SsoConnection connection, List<SsoDomain> all, ConnectionAddress addresses) {
        return new SsoConnectionResponse(
                connection.id(),
                connection.name(),
                connection.issuer(),
                connection.clientId(),
                connection.scopes(),
                all.stream()
                        .filter(domain -> connection.id().equals(domain.connectionId()))
                        .map(SsoDomain::name)
                        .toList(),
                connection.enforce(),
                connection.defaultRole(),
                connection.groupClaim(),
                connection.sessionLifetime().toSeconds(),
                connection.enabled(),
                addresses.callback(connection.id()),
                addresses.backchannelLogout(connection.id()),
                connection.createdAt());
    }
}
