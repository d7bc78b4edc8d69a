package dev.larch.iam.connection;

import dev.larch.iam.domain.DomainName;
import dev.larch.iam.secret.SecretCipher;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Role;
import dev.larch.platform.outbound.OutboundClient;
import dev.larch.platform.outbound.OutboundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes connections of requests, with their secrets sealed. */
@ApplicationScoped
class ConnectionDraft {

    private static final List<String> SCOPES = List.of("openid", "email", "profile");

    private final SecretCipher cipher;
    private final OutboundClient outbound;
    private final Clock clock;

    ConnectionDraft(SecretCipher cipher, OutboundClient outbound, Clock clock) {
        this.cipher = cipher;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** A new connection, not enforced yet; fails with INVALID_ARGUMENT that names the field. */
    SsoConnection create(UUID organizationId, SsoConnectionRequest request) {
        var id = Ids.next(clock);
        if (Boolean.TRUE.equals(request.enforce())) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "enforce: an owner must have signed in by the connection first; turn it on afterwards.");
        }
        var blank = new SsoConnection(
                id,
                organizationId,
                SsoConnectionRequest.required("name", request.name()),
                issuer(SsoConnectionRequest.required("issuer", request.issuer())),
                SsoConnectionRequest.required("client_id", request.clientId()),
                seal(id, SsoConnectionRequest.required("client_secret", request.clientSecret())),
                SCOPES,
                Role.ORG_MEMBER,
                null,
                Duration.ofHours(24),
                false,
                true,
                clock.instant());
        return apply(blank, request);
    }

    /** The connection as the request wants it; fails with INVALID_ARGUMENT for another issuer. */
    SsoConnection apply(SsoConnection before, SsoConnectionRequest request) {
        if (request.issuer() != null && !request.issuer().equals(before.issuer())) {
            throw ErrorCode.INVALID_ARGUMENT.because("issuer: cannot change; another provider is another connection.");
        }
        var role = request.defaultRole();
        var secret = request.clientSecret();
        var lifetime = request.sessionLifetimeSeconds();
        return new SsoConnection(
                before.id(),
                before.organizationId(),
                Objects.requireNonNullElse(request.name(), before.name()),
                before.issuer(),
                Objects.requireNonNullElse(request.clientId(), before.clientId()),
                secret == null ? before.sealedSecret() : seal(before.id(), secret),
                request.scopes() == null ? before.scopes() : scopes(request.scopes()),
                role == null ? before.defaultRole() : Role.ofWireName(role),
                groupClaim(request.groupClaim(), before.groupClaim()),
                lifetime == null ? before.sessionLifetime() : Duration.ofSeconds(lifetime),
                Objects.requireNonNullElse(request.enforce(), before.enforce()),
                Objects.requireNonNullElse(request.enabled(), before.enabled()),
                before.createdAt());
    }

    /** The names of the domains that the request gives the connection, each once; null leaves them. */
    static @Nullable List<String> domains(SsoConnectionRequest request) {
        return request.domains() == null
                ? null
                : request.domains().stream()
                        .map(name -> DomainName.parse("domains", name).value())
                        .distinct()
                        .toList();
    }

    String open(SsoConnection connection) {
        return cipher.openText(context(connection.id()), Base64.getDecoder().decode(connection.sealedSecret()));
    }

    private String seal(UUID id, String secret) {
        return Base64.getEncoder().encodeToString(cipher.sealText(context(id), secret));
    }

    private String issuer(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getRawQuery() == null) {
                outbound.requireForm(uri);
                return text;
            }
            throw ErrorCode.INVALID_ARGUMENT.because("issuer: must not have a query.");
        } catch (OutboundException e) {
            throw ErrorCode.INVALID_ARGUMENT.because("issuer: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_ARGUMENT.because("issuer: must be an address.");
        }
    }

    private static List<String> scopes(List<String> wanted) {
        return Stream.concat(Stream.of("openid"), wanted.stream()).distinct().toList();
    }

    private static @Nullable String groupClaim(@Nullable String wanted, @Nullable String before) {
        if (wanted == null) {
            return before;
        }
        return wanted.isEmpty() ? null : wanted;
    }

    private static String context(UUID id) {
        return "sso-connection:" + id;
    }
}
