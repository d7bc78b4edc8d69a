/** Calls that failed: which of them leave an event, and how that is written without a cost to anybody else. */
@NullMarked
package dev.larch.platform.refusal;

import org.jspecify.annotations.NullMarked;
