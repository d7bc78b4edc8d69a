package dev.larch.index.listener;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.platform.access.Plane;
import dev.larch.platform.access.Resource;
import dev.larch.platform.endpoint.Listener;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Knows from the local port of the accepted socket, which no client can forge, which index a request is for. */
@ApplicationScoped
public class DataListener implements Listener {

    static final String INDEX = "larch.index";

    /** Before authentication and authorization, which ask for the index. */
    private static final int EARLY = 5_000;

    private final DataPorts ports;
    private final HostConfig config;

    DataListener(DataPorts ports, HostConfig config) {
        this.ports = ports;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::bindIndex, EARLY);
    }

    private void bindIndex(RoutingContext request) {
        var index = ports.find(localPort(request));
        if (index != null) {
            request.put(INDEX, index);
            ContextLocals.put(INDEX, index);
        }
        request.next();
    }

    @Override
    public Plane planeOf(RoutingContext request) {
        int offset = localPort(request) - config.firstPort();
        return offset >= 0 && offset < config.portCount() ? Plane.DATA : Plane.CONTROL;
    }

    @Override
    public @Nullable Resource resourceOf(RoutingContext request) {
        IndexDefinition index = request.get(INDEX);
        return index == null ? null : index.resource();
    }

    @Override
    public @Nullable String indexIdOf(RoutingContext request) {
        IndexDefinition index = request.get(INDEX);
        return index == null ? null : index.id().toString();
    }

    private static int localPort(RoutingContext request) {
        // The real one: with the PROXY protocol, the other is what a header says.
        return request.request().connection().localAddress(true).port();
    }
}
