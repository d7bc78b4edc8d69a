/** The namespaces of an index as things of their own: created, listed, described and deleted. */
@NullMarked
package dev.larch.index.namespace;

import org.jspecify.annotations.NullMarked;
