/** Who a person is to an organization when its provider vouches for him, and what he becomes there. */
@NullMarked
package dev.larch.iam.sso.admission;

import org.jspecify.annotations.NullMarked;
