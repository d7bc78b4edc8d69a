/** Turns credentials into principals, for this service and for the others. */
@NullMarked
package dev.larch.iam.principal;

import org.jspecify.annotations.NullMarked;
