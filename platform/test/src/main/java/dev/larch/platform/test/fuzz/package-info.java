/** Requests to a running service with one field after the other made bad, and what must never come of it. */
@NullMarked
package dev.larch.platform.test.fuzz;

import org.jspecify.annotations.NullMarked;
