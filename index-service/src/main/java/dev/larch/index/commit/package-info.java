/** How records are written to PostgreSQL: one writer per index, and sequence order is commit order. */
@NullMarked
package dev.larch.index.commit;

import org.jspecify.annotations.NullMarked;
