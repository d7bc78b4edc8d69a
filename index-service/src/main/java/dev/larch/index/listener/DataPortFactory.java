package dev.larch.index.listener;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes data ports with the settings, limits and certificates of the service's own listener. */
@ApplicationScoped
public class DataPortFactory implements HttpServerOptionsCustomizer {

    private final Vertx vertx;
    private final HostConfig config;

    private volatile HttpServerOptions captured = new HttpServerOptions();

    DataPortFactory(Vertx vertx, HostConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        if (!captured.isSsl()) {
            captured = options;
        }
    }

    /** Quarkus asks for this one's wishes too where it has no certificate and serves no HTTPS. */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (options.getKeyCertOptions() != null) {
            captured = options;
        }
    }

    DataPort create(int port) {
        return new DataPort(vertx, new HttpServerOptions(captured).setPort(port).setHost(config.bindAddress()));
    }
}
