package dev.larch.local.door;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the front door listens, its bounds, and its certificate if it has one. */
public record DoorOptions(int port, @Nullable Tls tls) {

    private static final int IDLE_SECONDS = 120;
    private static final int HEADER_LIMIT_BYTES = 16 * 1024;
    private static final int LINE_LIMIT_BYTES = 8 * 1024;
    private static final int CONNECT_LIMIT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int WAITING_REQUESTS = 1_024;
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /** The key store to show, and the authority that the services' certificates are checked against. */
    public record Tls(Path keyStore, String password, Path authority) {

        @Override
        public String toString() {
            return "Tls[keyStore=" + keyStore + ", authority=" + authority + "]";
        }
    }

    HttpServerOptions server() {
        var server = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // One protocol in and out: nothing is lost or smuggled in translation. gRPC has the index ports.
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(HEADER_LIMIT_BYTES)
                .setMaxInitialLineLength(LINE_LIMIT_BYTES);
        if (tls != null) {
            server.setSsl(true)
                    .setKeyCertOptions(
                            new PfxOptions().setPath(tls.keyStore().toString()).setPassword(tls.password()))
                    .setEnabledSecureTransportProtocols(PROTOCOLS);
        }
        return server;
    }

    HttpClientOptions client() {
        var client = new HttpClientOptions()
                .setConnectTimeout(CONNECT_LIMIT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(HEADER_LIMIT_BYTES)
                .setMaxWaitQueueSize(WAITING_REQUESTS);
        if (tls != null) {
            client.setSsl(true)
                    .setVerifyHost(true)
                    .setTrustOptions(
                            new PemTrustOptions().addCertPath(tls.authority().toString()))
                    .setEnabledSecureTransportProtocols(PROTOCOLS);
        }
        return client;
    }

    PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE);
    }

    ForwardingHeaders forwarding() {
        return new ForwardingHeaders(tls == null ? "http" : "https", port);
    }
}
