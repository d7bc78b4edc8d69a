/** Secrets that the service must be able to read again: sealed under the installation's key, never stored in clear. */
@NullMarked
package dev.larch.iam.secret;

import org.jspecify.annotations.NullMarked;
