package dev.larch.local.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where PostgreSQL listens, and with which certificate, if with any. */
public record DatabaseSettings(int port, @Nullable Certificate certificate) {

    /** The certificate chain and the private key of the server, and the authority that clients trust; all as PEM. */
    public record Certificate(Path chain, Path key, Path authority) {}

    /** The address of a database for JDBC; with TLS, clients check the certificate. */
    public String jdbcUrl(String database) {
        String address = "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
        return certificate == null ? address : address + "?sslmode=verify-full&sslrootcert=" + certificate.authority();
    }

    /** Settings on top of PostgreSQL's own; whatever is acknowledged must be on disk. */
    List<String> arguments(Path accessFile) {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "hba_file=" + accessFile,
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=120",
                "shared_buffers=128MB",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=warning",
                // A failed statement may hold data or a password.
                "log_min_error_statement=panic"));
        if (certificate != null) {
            settings.addAll(List.of(
                    "ssl=on",
                    "ssl_min_protocol_version=TLSv1.2",
                    "ssl_cert_file=" + certificate.chain(),
                    "ssl_key_file=" + certificate.key()));
        }
        return settings.stream()
                .flatMap(setting -> List.of("-c", setting).stream())
                .toList();
    }

    /** Who may connect: everybody with a password, over loopback, and with TLS only when there is a certificate. */
    String accessRules() {
        return "%s all all 127.0.0.1/32 scram-sha-256%n".formatted(certificate == null ? "host" : "hostssl");
    }
}
