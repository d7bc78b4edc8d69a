/** The search structure of one namespace: vectors with metadata in memory, changed in sequence order and searched exactly. */
@NullMarked
package dev.larch.engine;

import org.jspecify.annotations.NullMarked;
