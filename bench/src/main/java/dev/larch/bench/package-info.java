/** Benchmarks: each prints one ratio, both sides measured in one run. */
@NullMarked
package dev.larch.bench;

import org.jspecify.annotations.NullMarked;
