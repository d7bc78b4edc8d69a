/** The proof that what is revoked is not accepted any more, whatever happens to the services meanwhile. */
@NullMarked
package dev.larch.e2e.revocation;

import org.jspecify.annotations.NullMarked;
