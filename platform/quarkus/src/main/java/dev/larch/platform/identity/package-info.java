/** Who calls: credentials, principals, how a credential becomes a principal, and how long that knowledge is good. */
@NullMarked
package dev.larch.platform.identity;

import org.jspecify.annotations.NullMarked;
