/** What a benchmark needs of the engine and its API leaves out. */
@NullMarked
package dev.larch.engine;

import org.jspecify.annotations.NullMarked;
