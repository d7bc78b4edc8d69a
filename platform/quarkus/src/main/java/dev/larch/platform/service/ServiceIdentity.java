package dev.larch.platform.service;

import io.smallrye.mutiny.Uni;

/** How this service proves to another which one it is. */
public interface ServiceIdentity {

    /** The value of the Authorization header for a call to that service; no other one takes it. */
    Uni<String> authorization(String callee);

    /** That service has refused it: what is held is thrown away. */
    default void refused(String callee) {}
}
