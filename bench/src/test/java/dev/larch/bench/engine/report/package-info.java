/** Tests of the tables. */
@NullMarked
package dev.larch.bench.engine.report;

import org.jspecify.annotations.NullMarked;
