package dev.larch.local.door;

import dev.larch.local.home.StartProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reverse proxy that clients talk to: a path prefix decides which service answers. */
public final class FrontDoor {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int EVENT_LOOPS = 2;

    private final List<Route> routes;
    private final DoorOptions options;
    private @Nullable Vertx vertx;

    public FrontDoor(List<Route> routes, DoorOptions options) {
        this.routes = List.copyOf(routes);
        this.options = options;
    }

    public synchronized void start() {
        Vertx started = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
        vertx = started;
        Map<Route, HttpProxy> proxies = proxies(started);
        for (int i = 0; i < EVENT_LOOPS; i++) {
            finish(started.createHttpServer(options.server())
                    .requestHandler(request -> handle(request, proxies))
                    .listen());
        }
    }

    public synchronized void stop() {
        if (vertx != null) {
            finish(vertx.close());
            vertx = null;
        }
    }

    private Map<Route, HttpProxy> proxies(Vertx started) {
        var client = started.createHttpClient(options.client(), options.pool());
        return routes.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        route -> HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                                .origin(route.port(), "localhost")
                                .addInterceptor(options.forwarding())));
    }

    private void handle(HttpServerRequest request, Map<Route, HttpProxy> proxies) {
        String path = request.path();
        if (path == null || new RequestPath(path).isAmbiguous()) {
            Refusal.AMBIGUOUS_PATH.answer(request);
            return;
        }
        routes.stream()
                .filter(route -> route.leadsTo(path))
                .findFirst()
                .map(proxies::get)
                .ifPresentOrElse(proxy -> proxy.handle(request), () -> Refusal.NOT_FOUND.answer(request));
    }

    private static void finish(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartProblem("The front door fails", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartProblem("Interrupted.");
        }
    }
}
