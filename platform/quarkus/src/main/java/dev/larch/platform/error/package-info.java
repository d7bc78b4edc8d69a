/** Errors on the wire: every failure leaves Larch through here, in the envelope of the plane that it happened on. */
@NullMarked
package dev.larch.platform.error;

import org.jspecify.annotations.NullMarked;
