/** The engine against its peers: recall, speed, build rate and memory, all sides in one run. */
@NullMarked
package dev.larch.bench.engine;

import org.jspecify.annotations.NullMarked;
