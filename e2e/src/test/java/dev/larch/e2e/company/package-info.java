/** A company that signs its people in by its own identity provider. */
@NullMarked
package dev.larch.e2e.company;

import org.jspecify.annotations.NullMarked;
