package dev.larch.iam.sso;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.domain.DomainName;
import dev.larch.iam.domain.SsoDomainService;
import dev.larch.iam.user.EmailAddress;
import dev.larch.kernel.ApiException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds the connection by which people with an address sign in. */
@ApplicationScoped
class HomeRealm {

    private final SsoDomainService domains;
    private final SsoConnectionService connections;

    HomeRealm(SsoDomainService domains, SsoConnectionService connections) {
        this.domains = domains;
        this.connections = connections;
    }

    /** What was typed as an address; null when it is none. */
    static @Nullable EmailAddress read(@Nullable String text) {
        try {
            return text == null ? null : EmailAddress.parse("email", text.strip());
        } catch (ApiException e) {
            return null;
        }
    }

    /** The connection, or null when nobody has proved the domain, or its connection is switched off. */
    Uni<@Nullable SsoConnection> find(EmailAddress address) {
        return DomainName.ofEmail(address.value())
                .map(this::find)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<@Nullable SsoConnection> find(DomainName name) {
        return domains.findVerified(name)
                .flatMap(domain -> domain == null || domain.connectionId() == null
                        ? Uni.createFrom().nullItem()
                        : connections.find(domain.connectionId()))
                .map(connection -> connection != null && connection.enabled() ? connection : null);
    }
}
