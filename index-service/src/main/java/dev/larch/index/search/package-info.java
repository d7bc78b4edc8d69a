/** Search in memory: one structure per namespace, loaded from PostgreSQL on first use and searched by threads of its own. */
@NullMarked
package dev.larch.index.search;

import org.jspecify.annotations.NullMarked;
