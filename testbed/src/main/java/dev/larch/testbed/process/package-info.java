/** Processes that end with the one that started them. */
@NullMarked
package dev.larch.testbed.process;

import org.jspecify.annotations.NullMarked;
