/** The records of an index: what a call may ask for, the rules it is held to, and how it is carried out. */
@NullMarked
package dev.larch.index.record;

import org.jspecify.annotations.NullMarked;
