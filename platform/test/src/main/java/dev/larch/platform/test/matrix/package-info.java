/** The authorization matrix: what everybody may do to everything, as a table written by hand, and its proof over the wire. */
@NullMarked
package dev.larch.platform.test.matrix;

import org.jspecify.annotations.NullMarked;
