package dev.larch.platform.test.fuzz;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A running service that can be sent bad requests. */
public interface FuzzTarget {

    /** The address that paths are below. */
    URI base();

    /** The headers that show the caller's credential. */
    Map<String, String> credential(String caller);

    /**
     * Tells for one request what {@code <new name>} stands for in it, by that name: something made for that request alone,
     * so that no other can have used it up. In the place of the caller, it is one who is known from now on.
     */
    default UnaryOperator<String> maker() {
        return name -> {
            throw new IllegalArgumentException(name);
        };
    }

    /** Everything that the service holds, in a form in which a change shows. */
    String state();
}
