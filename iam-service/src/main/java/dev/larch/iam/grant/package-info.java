/** Giving and taking roles, over the Admin API and for other features: who may, and what must remain. */
@NullMarked
package dev.larch.iam.grant;

import org.jspecify.annotations.NullMarked;
