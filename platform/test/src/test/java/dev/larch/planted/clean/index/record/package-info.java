@NullMarked
package dev.larch.planted.clean.index.record;

import org.jspecify.annotations.NullMarked;
