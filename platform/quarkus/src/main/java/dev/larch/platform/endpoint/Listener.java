package dev.larch.platform.endpoint;

import dev.larch.platform.access.Plane;
import dev.larch.platform.access.Resource;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Says what the listener that took a request serves. Read from the socket or the authority, never from a header. */
public interface Listener {

    /** The plane whose paths exist on the listener of this request. */
    Plane planeOf(RoutingContext request);

    /** The project of the index that the listener serves, or null when it serves none. */
    @Nullable
    Resource resourceOf(RoutingContext request);

    /** The id of that index, for events; null when the listener serves none. */
    default @Nullable String indexIdOf(RoutingContext request) {
        return null;
    }
}
