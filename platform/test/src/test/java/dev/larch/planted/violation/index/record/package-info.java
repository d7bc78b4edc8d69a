@NullMarked
package dev.larch.planted.violation.index.record;

import org.jspecify.annotations.NullMarked;
