/** The one-machine edition of Larch: one command that starts, watches and stops every part. */
@NullMarked
package dev.larch.local;

import org.jspecify.annotations.NullMarked;
