package dev.larch.platform.endpoint;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The second look: the method that Jakarta REST is about to run must be the one that the policy decided on. The two read
 * paths each in their own way, and a difference between them must never open a door.
 */
public class EndpointGuard {

    @ServerRequestFilter(priority = 1)
    public void check(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        Endpoint decided = routing.get(RequiresPolicy.DECIDED_ENDPOINT);
        if (decided == null || !decided.java().equals(resource.getResourceMethod())) {
            throw ErrorCode.NOT_FOUND.because(Absent.path().publicMessage());
        }
    }
}
