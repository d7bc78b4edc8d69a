/** Plain Java that every module may use: errors, ids, pages, hashes. It knows no framework and no business noun. */
@NullMarked
package dev.larch.kernel;

import org.jspecify.annotations.NullMarked;
