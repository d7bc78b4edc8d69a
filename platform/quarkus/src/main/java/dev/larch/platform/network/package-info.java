/** Where a call comes from, as far as that can be known, and ranges of addresses. */
@NullMarked
package dev.larch.platform.network;

import org.jspecify.annotations.NullMarked;
