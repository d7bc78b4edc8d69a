@NullMarked
package dev.larch.planted.violation.kernel;

import org.jspecify.annotations.NullMarked;
