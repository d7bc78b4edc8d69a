/** A benchmark that stands in the package of what it measures, which the public does not see. */
@NullMarked
package dev.larch.platform.resolution;

import org.jspecify.annotations.NullMarked;
