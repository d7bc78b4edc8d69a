package dev.larch.iam.connection;

import dev.larch.iam.domain.SsoDomainService;
import dev.larch.iam.openid.Discovery;
import dev.larch.iam.openid.ProviderException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Puts connections together with what else an owner wants to know of them. */
@ApplicationScoped
class ConnectionReader {

    private final SsoConnectionService connections;
    private final SsoDomainService domains;
    private final Discovery discovery;
    private final ConnectionAddress addresses;

    ConnectionReader(
            SsoConnectionService connections,
            SsoDomainService domains,
            Discovery discovery,
            ConnectionAddress addresses) {
        this.connections = connections;
        this.domains = domains;
        this.discovery = discovery;
        this.addresses = addresses;
    }

    Uni<SsoConnectionResponse> response(SsoConnection connection) {
        return domains.list(connection.organizationId())
                .map(all -> SsoConnectionResponse.of(connection, all, addresses));
    }

    Uni<SsoConnectionResponse.Listing> list(UUID organizationId) {
        return domains.list(organizationId)
                .flatMap(all -> connections
                        .list(organizationId)
                        .map(found -> new SsoConnectionResponse.Listing(found.stream()
                                .map(connection -> SsoConnectionResponse.of(connection, all, addresses))
                                .toList())));
    }

    /** Asks the provider who it is, and says what is wrong. */
    Uni<ConnectionTest> test(SsoConnection connection) {
        return discovery
                .read(connection.issuer())
                .map(_ -> new ConnectionTest(true, "The provider answers and offers what Larch needs."))
                .onFailure(ProviderException.class)
                .recoverWithItem(failure -> new ConnectionTest(false, String.valueOf(failure.getMessage())));
    }
}
