/** What indexes there are: their definitions, and the rules that these obey. */
@NullMarked
package dev.larch.index.catalog;

import org.jspecify.annotations.NullMarked;
