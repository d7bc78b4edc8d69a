/** The libraries that are compared, each behind the same interface. */
@NullMarked
package dev.larch.bench.engine.contender;

import org.jspecify.annotations.NullMarked;
