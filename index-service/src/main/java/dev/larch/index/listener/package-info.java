/** The data ports: one listener per index, opened and closed while the service runs. */
@NullMarked
package dev.larch.index.listener;

import org.jspecify.annotations.NullMarked;
