package dev.larch.platform.endpoint;

import dev.larch.platform.access.Plane;
import dev.larch.platform.access.Requires;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One operation that can be called: an HTTP method on a path, or a gRPC method.
 *
 * @param requires null only for an endpoint that is open on purpose
 * @param java the method that serves it
 */
record Endpoint(String method, PathTemplate path, @Nullable Requires requires, Method java) {

    boolean isOpen() {
        return requires == null;
    }

    Plane plane() {
        return requires == null ? Plane.CONTROL : requires.value().plane();
    }
}
