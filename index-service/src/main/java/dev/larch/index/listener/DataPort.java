package dev.larch.index.listener;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open port: a plain Vert.x server that hands every request to Quarkus, REST and gRPC alike. */
final class DataPort {

    /** One instance on one event loop costs a fifth of the rate of the main port; two cost nothing. */
    private static final int INSTANCES = 2;

    private static final long DRAIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String deployment;

    DataPort(Vertx vertx, HttpServerOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    Uni<Void> open() {
        var deployed = vertx.deployVerticle(Server::new, new DeploymentOptions().setInstances(INSTANCES))
                .onSuccess(id -> deployment = id);
        return toUni(deployed.mapEmpty());
    }

    /** Tells every connection to finish what it does within a second, then closes the port. */
    Uni<Void> close() {
        connections.forEach(DataPort::drain);
        return toUni(vertx.undeploy(Objects.requireNonNull(deployment, "Only an open port is closed")));
    }

    private static void drain(HttpConnection connection) {
        try {
            connection.shutdown(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (UnsupportedOperationException http1) {
            // Only HTTP/2 connections can say goodbye; the others are closed with the port.
        }
    }

    private static Uni<Void> toUni(Future<Void> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }

    private final class Server extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(options)
                    .requestHandler(VertxHttpRecorder.getRootHandler())
                    .connectionHandler(this::track)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void track(HttpConnection connection) {
            connections.add(connection);
            connection.closeHandler(_ -> connections.remove(connection));
        }
    }
}
