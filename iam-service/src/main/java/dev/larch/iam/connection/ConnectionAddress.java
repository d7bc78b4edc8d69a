package dev.larch.iam.connection;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The addresses of Larch that a connection's provider must know, each of one connection only. */
@ApplicationScoped
public class ConnectionAddress {

    private final String base;

    ConnectionAddress(IamConfig config) {
        var issuer = config.issuer().toString();
        this.base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /** The one redirect URI. */
    public String callback(UUID connection) {
        return "%s/sso/%s/callback".formatted(base, connection);
    }

    String backchannelLogout(UUID connection) {
        return "%s/sso/%s/backchannel-logout".formatted(base, connection);
    }
}
