/** What callers are answered with. */
@NullMarked
package dev.larch.index.rest.answer;

import org.jspecify.annotations.NullMarked;
