/** Tests of the search structure: against a naive model, under real threads, at its limits. */
@NullMarked
package dev.larch.engine;

import org.jspecify.annotations.NullMarked;
