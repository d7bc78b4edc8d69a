/** A name server whose answers a test decides. */
@NullMarked
package dev.larch.testbed.dns;

import org.jspecify.annotations.NullMarked;
