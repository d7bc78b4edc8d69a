package dev.larch.platform.access;

/** The two faces of the API: each has listeners, paths and an error envelope of its own. */
public enum Plane {
    /** Organizations, projects, keys, indexes, the audit log, and what services ask each other. */
    CONTROL,
    /** The records of one index, which the listener or the host names. */
    DATA
}
