package dev.larch.index.namespace;

import dev.larch.kernel.Page;

/** A page of namespaces in bitwise order of their names, and how many there are on all pages. */
public record NamespaceListing(Page<Namespace> page, int total) {}
