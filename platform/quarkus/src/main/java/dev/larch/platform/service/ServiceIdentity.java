package dev.larch.platform.service;

import io.smallrye.mutiny.Uni;

/** How this service proves to another which one it is. */
public interface ServiceIdentity {

    /** The value of the Authorization header for a call to another service. */
    Uni<String> authorization();

    /** Another service has refused it: whatever is held is thrown away. */
    default void refused() {}
}
