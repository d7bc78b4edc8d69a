/** Where records live: rows in chunks, immutable snapshots of them, and the upkeep that links and rewrites rows. */
@NullMarked
package dev.larch.engine.record;

import org.jspecify.annotations.NullMarked;
