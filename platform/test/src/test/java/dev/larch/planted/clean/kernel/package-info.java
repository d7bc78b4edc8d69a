@NullMarked
package dev.larch.planted.clean.kernel;

import org.jspecify.annotations.NullMarked;
