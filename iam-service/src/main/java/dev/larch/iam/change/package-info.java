/** What every change leaves behind in its own transaction: an audit event and, where a right went away, a revocation. */
@NullMarked
package dev.larch.iam.change;

import org.jspecify.annotations.NullMarked;
