/** The numbered log of what is not good any more, and the long poll by which the other services follow it. */
@NullMarked
package dev.larch.iam.revocation;

import org.jspecify.annotations.NullMarked;
