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
    /**
     * Some part of that project: passes who may do this to any index of it, and the service decides on each with
     * {@link Access#decide}.
     */
    WITHIN_CALLERS_PROJECT,
    /** The index of that project that the path's first parameter names. */
    CALLERS_INDEX,
    /**
     * The index that the listener or the host names, or some namespace of it: the body names the namespace, so the
     * service decides on that with {@link Access#decide}.
     */
    WITHIN_DATA_HOST,
    /**
     * Only the database knows: the policy refuses who holds the permission nowhere, and the service asks
     * {@link Access#require} once it has found the thing.
     */
    SERVICE_DECIDES
}
