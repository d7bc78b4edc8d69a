/** Tests of the record store. */
@NullMarked
package dev.larch.engine.record;

import org.jspecify.annotations.NullMarked;
