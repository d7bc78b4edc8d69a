/** The bodies that callers send, and what they ask for by them; what contradicts itself is refused. */
@NullMarked
package dev.larch.index.rest.request;

import org.jspecify.annotations.NullMarked;
