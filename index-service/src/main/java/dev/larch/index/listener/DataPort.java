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
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One open port: a plain Vert.x server that hands every request to Quarkus, REST and gRPC alike. */
final class DataPort {

    /** One instance on one event loop costs a fifth of the rate of the main port; two cost nothing. */
    private static final int INSTANCES = 2;

    private static final long DRAIN_MILLIS = 1_000;

    private static final List<String> FORWARDING = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl");

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile Future<String> deployment = Future.failedFuture("The port was never opened");

    DataPort(Vertx vertx, HttpServerOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    Uni<Void> open() {
        deployment = vertx.deployVerticle(Server::new, new DeploymentOptions().setInstances(INSTANCES));
        return toUni(deployment.mapEmpty());
    }

    /** Tells every connection to finish what it does within a second, then closes the port. */
    Uni<Void> close() {
        connections.forEach(DataPort::drain);
        return toUni(deployment.compose(vertx::undeploy));
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
                    .requestHandler(this::handle)
                    .connectionHandler(this::track)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        /** No proxy stands before a data port: what a client says of where it comes from is worth nothing. */
        private void handle(HttpServerRequest request) {
            FORWARDING.forEach(request.headers()::remove);
            VertxHttpRecorder.getRootHandler().handle(request);
        }

        private void track(HttpConnection connection) {
            connections.add(connection);
            connection.closeHandler(_ -> connections.remove(connection));
        }
    }
}
