/** Calls that leave for addresses which users gave: checked, pinned, bounded, and through the company's proxy. */
@NullMarked
package dev.larch.platform.outbound;

import org.jspecify.annotations.NullMarked;
