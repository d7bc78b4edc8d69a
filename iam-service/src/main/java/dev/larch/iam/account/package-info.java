/** Service accounts: programs that act for an organization. */
@NullMarked
package dev.larch.iam.account;

import org.jspecify.annotations.NullMarked;
