package dev.larch.platform.access;

/** Where the policy finds the resource that a request is about. */
public enum ResourceFrom {
    /** Larch itself: for calls between its services. */
    INSTALLATION,
    /** The organization of the caller. */
    CALLERS_ORGANIZATION,
    /** The organization that the path's first parameter names. */
    PATH_ORGANIZATION,
    /** The project that the path's first parameter names, within the caller's organization. */
    PATH_PROJECT,
    /** The project of an API key, or the one that the header X-Project-Id names. */
    CALLERS_PROJECT,
    /** The project of the index that the listener or the host names. */
    DATA_HOST,
    /**
     * Only the database knows: the policy refuses who holds the permission nowhere, and the service asks
     * {@link Access#require} once it has found the thing.
     */
    SERVICE_DECIDES
}
