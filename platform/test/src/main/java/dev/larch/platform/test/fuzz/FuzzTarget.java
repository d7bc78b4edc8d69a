package dev.larch.platform.test.fuzz;

import java.net.URI;
import java.util.Map;

/** A running service that can be sent bad requests. */
public interface FuzzTarget {

    /** The address that paths are below. */
    URI base();

    /** The headers that show the caller's credential. */
    Map<String, String> credential(String caller);

    /** Everything that the service holds, in a form in which a change shows. */
    String state();
}
