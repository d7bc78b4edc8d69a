/** All contenders over one data set, taking turns. */
@NullMarked
package dev.larch.bench.engine.race;

import org.jspecify.annotations.NullMarked;
