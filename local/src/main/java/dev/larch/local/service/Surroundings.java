package dev.larch.local.service;

import dev.larch.local.database.DatabaseServer;
import dev.larch.local.database.DatabaseSettings;
import dev.larch.local.home.Home;
import dev.larch.local.home.Ports;
import dev.larch.local.home.Secrets;
import dev.larch.local.tls.LocalCa;
import org.jspecify.annotations.Nullable;

/** What all services are told of: where everything listens, the secrets, and the authority when listeners use TLS. */
public record Surroundings(
        Home home, Secrets secrets, Ports ports, @Nullable LocalCa authority) {

    public String frontDoorUrl() {
        return url(ports.frontDoor());
    }

    public String url(Service service) {
        return url(service.port(ports));
    }

    String signInIssuer() {
        return url(ports.signIn()) + "/larch";
    }

    /** The address of the readiness answer; the management port follows the other listeners into TLS. */
    public String readinessUrl(Service service) {
        return url(service.managementPort(ports)) + "/q/health/ready";
    }

    public DatabaseSettings database() {
        return new DatabaseSettings(ports.database(), authority == null ? null : certificate(authority));
    }

    String databasePassword(String role) {
        return DatabaseServer.password(secrets, role);
    }

    private String url(int port) {
        return "%s://localhost:%d".formatted(authority == null ? "http" : "https", port);
    }

    private static DatabaseSettings.Certificate certificate(LocalCa authority) {
        return new DatabaseSettings.Certificate(
                authority.serverPem(), authority.serverKeyPem(), authority.authorityPem());
    }
}
