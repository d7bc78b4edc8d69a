package dev.larch.platform.test.matrix;

/** Where the thing lies that a caller names, seen from where his role is bound. */
public enum MatrixPlace {
    /** In the project, or the organization, that the caller's role is bound to. */
    OWN,
    /** In another project of the same organization. */
    SIBLING,
    /** In another organization. */
    OTHER,
    /** Nowhere. */
    ABSENT
}
