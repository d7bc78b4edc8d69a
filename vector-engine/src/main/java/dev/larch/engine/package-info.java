/** The search structure of one namespace: vectors with metadata in memory, searched exactly while they are few, by a graph beyond. */
@NullMarked
package dev.larch.engine;

import org.jspecify.annotations.NullMarked;
