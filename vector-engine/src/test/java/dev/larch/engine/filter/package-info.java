/** Tests of metadata and the filter language, against a naive reading of the same trees. */
@NullMarked
package dev.larch.engine.filter;

import org.jspecify.annotations.NullMarked;
