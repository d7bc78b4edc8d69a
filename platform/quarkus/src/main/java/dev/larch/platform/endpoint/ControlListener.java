package dev.larch.platform.endpoint;

import dev.larch.platform.access.Plane;
import dev.larch.platform.access.Resource;
import io.quarkus.arc.DefaultBean;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The listener of a service that has no data plane. */
@DefaultBean
@ApplicationScoped
public class ControlListener implements Listener {

    @Override
    public Plane planeOf(RoutingContext request) {
        return Plane.CONTROL;
    }

    @Override
    public @Nullable Resource resourceOf(RoutingContext request) {
        return null;
    }
}
