/** The one HTTP address in front of the services, which routes by path. */
@NullMarked
package dev.larch.local.door;

import org.jspecify.annotations.NullMarked;
