package dev.larch.platform.outbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.platform.web.Blocking;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out to addresses that users give. A name is looked up once and the connection goes to the address that was
 * checked; the certificate must be the name's. Redirects are not followed; size and time are bounded.
 */
@ApplicationScoped
public class OutboundClient {

    private static final Logger LOGGER = LoggerFactory.getLogger(OutboundClient.class);

    /** The TLS configuration (quarkus.tls.larch-outbound.*) that says whom to trust; else the default one, else the JDK. */
    private static final String TLS = "larch-outbound";

    private static final int MAX_BYTES = 512 * 1024;

    private final OutboundPolicy policy;
    private final Optional<ForwardProxy> proxy;
    private final Duration timeout;
    private final Vertx vertx;
    private final HttpClient http;
    private final boolean trial;

    @Inject
    OutboundClient(OutboundConfig config, TlsConfigurationRegistry tls, Vertx vertx) {
        this(config, tls, vertx, ConfigUtils.getProfiles().stream().anyMatch(OutboundPolicy.TRIALS::contains));
    }

    OutboundClient(OutboundConfig config, TlsConfigurationRegistry tls, Vertx vertx, boolean trial) {
        this.trial = trial;
        this.proxy = ForwardProxy.find(config);
        var noProxy = this.proxy.map(_ -> HostList.parse(config.noProxy().orElse(List.of())));
        var allow = HostList.parse(config.allow().orElse(List.of()));
        this.policy = new OutboundPolicy(allow, noProxy, trial, Resolver.ofMachine());
        this.timeout = config.timeout();
        this.vertx = vertx;
        this.http = vertx.createHttpClient(options(tls));
    }

    /** Comes into being at the start: settings that cannot be kept stop it. */
    void start(@Observes StartupEvent event) {
        proxy.ifPresent(through ->
                LOGGER.atInfo().addKeyValue("proxy", through).log("Calls that leave go through the company's proxy"));
    }

    /** Fails with {@link OutboundException} for an address that could not be called in any case, by its form alone. */
    public void requireForm(URI uri) {
        OutboundPolicy.requireForm(uri, trial);
    }

    /** Gets a JSON object; fails with {@link OutboundException}, also for a status other than 200. */
    public Uni<ObjectNode> getJson(URI uri) {
        return send(OutboundRequest.get(uri)).map(reply -> {
            if (reply.status() != 200) {
                throw OutboundException.unusable(
                        "The address %s answers with the status %d.".formatted(uri, reply.status()));
            }
            return reply.json();
        });
    }

    /** Makes a call; fails with {@link OutboundException}. Comes back on the event loop that asked. */
    public Uni<OutboundReply> send(OutboundRequest request) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            var reply = checked(request);
            return context == null ? reply : reply.emitOn(command -> context.runOnContext(_ -> command.run()));
        });
    }

    private Uni<OutboundReply> checked(OutboundRequest request) {
        long started = System.nanoTime();
        return Blocking.call(() -> policy.check(request.uri()))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(cause -> !(cause instanceof OutboundException))
                .transform(cause -> OutboundException.unreachable(
                        "The host %s cannot be looked up."
                                .formatted(request.uri().getHost()),
                        cause))
                .flatMap(target -> exchange(request, target, timeout.minusNanos(System.nanoTime() - started)));
    }

    private Uni<OutboundReply> exchange(OutboundRequest request, OutboundTarget target, Duration left) {
        var limit = left.toMillis() > 0 ? left : Duration.ofMillis(1);
        return Uni.createFrom()
                .completionStage(() -> call(request, target, limit).toCompletionStage())
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure(cause -> !(cause instanceof OutboundException))
                .transform(cause -> unreachable(target, cause));
    }

    /** The company's proxy is its operator's to mend, so he is told what it said; whoever asked is told that it was the proxy. */
    private OutboundException unreachable(OutboundTarget target, Throwable cause) {
        if (target.address() != null) {
            return OutboundException.unreachable("The host %s cannot be reached.".formatted(target.host()), cause);
        }
        LOGGER.atWarn()
                .addKeyValue("host", target.host())
                .addKeyValue("proxy", proxy.orElseThrow())
                .addKeyValue("cause", cause.toString())
                .log("A call did not get through the company's proxy");
        return OutboundException.unreachable(
                "The host %s cannot be reached through the company's proxy.".formatted(target.host()), cause);
    }

    /** Whoever trickles is cut off when nobody waits for him any more. */
    private Future<OutboundReply> call(OutboundRequest request, OutboundTarget target, Duration limit) {
        return http.request(options(request, target)).compose(call -> {
            long end = vertx.setTimer(limit.toMillis(), _ -> call.reset());
            return (request.body() == null ? call.send() : call.send(request.body()))
                    .compose(response -> read(call, response))
                    .onComplete(_ -> vertx.cancelTimer(end));
        });
    }

    private RequestOptions options(OutboundRequest request, OutboundTarget target) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setConnectTimeout(timeout.toMillis())
                .setIdleTimeout(timeout.toMillis());
        request.headers().forEach(options::putHeader);
        var address = target.address();
        return address == null
                ? options.setProxyOptions(proxy.orElseThrow().options())
                : options.setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()));
    }

    private static Future<OutboundReply> read(HttpClientRequest call, HttpClientResponse response) {
        var whole = Promise.<OutboundReply>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > MAX_BYTES) {
                whole.tryFail(OutboundException.unusable("The answer is too long."));
                call.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(_ -> whole.tryComplete(new OutboundReply(response.statusCode(), body)));
        return whole.future();
    }

    private static HttpClientOptions options(TlsConfigurationRegistry tls) {
        var options = new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        var trusted = tls.get(TLS).or(tls::getDefault).map(configuration -> configuration.getTrustStoreOptions());
        trusted.ifPresent(options::setTrustOptions);
        return options;
    }
}
