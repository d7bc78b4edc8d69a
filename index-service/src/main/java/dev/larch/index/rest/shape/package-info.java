/** What stands in requests and in answers alike. */
@NullMarked
package dev.larch.index.rest.shape;

import org.jspecify.annotations.NullMarked;
