package dev.larch.platform.network;

import dev.larch.platform.access.Plane;
import dev.larch.platform.endpoint.Listener;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Says where a call comes from, wherever the configuration makes that true. */
@ApplicationScoped
public class SourceAddresses {

    private final NetworkConfig config;
    private final ProxySettings proxy;
    private final List<AddressRange> trusted;
    private final Listener listener;

    SourceAddresses(NetworkConfig config, Config all, Listener listener) {
        this.config = config;
        this.proxy = ProxySettings.read(all);
        this.trusted = proxy.trustedRanges();
        this.listener = listener;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        SourceAddressRule.objection(config.sourceAddress(), config.dataSourceAddress(), proxy)
                .ifPresent(objection -> {
                    throw new IllegalStateException(objection);
                });
    }

    /** Whether this service knows where the calls to its own listener come from. */
    public boolean areKnown() {
        return config.sourceAddress() != SourceAddressMode.UNKNOWN;
    }

    /** The address of the client, or null where it is not known. */
    public @Nullable InetAddress of(RoutingContext request) {
        var mode = listener.planeOf(request) == Plane.DATA ? config.dataSourceAddress() : config.sourceAddress();
        return switch (mode) {
            case UNKNOWN -> null;
            // With the PROXY protocol the peer is what the balancer said it was.
            case DIRECT, PROXY_PROTOCOL -> peer(request);
            case TRUSTED_PROXIES -> clientOfProxies(request);
        };
    }

    private @Nullable InetAddress clientOfProxies(RoutingContext request) {
        var peer = peer(request);
        return peer == null
                ? null
                : ForwardedFor.client(peer, request.request().headers().getAll("X-Forwarded-For"), trusted);
    }

    /** Of the connection and not of the request, which Quarkus may have rewritten by what a header says. */
    private static @Nullable InetAddress peer(RoutingContext request) {
        var address = request.request().connection().remoteAddress();
        var text = address == null ? null : address.hostAddress();
        if (text == null) {
            return null;
        }
        int zone = text.indexOf('%');
        return IpAddress.find(zone < 0 ? text : text.substring(0, zone)).orElse(null);
    }
}
