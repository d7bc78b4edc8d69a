/** Organizations: the tenants. */
@NullMarked
package dev.larch.iam.organization;

import org.jspecify.annotations.NullMarked;
