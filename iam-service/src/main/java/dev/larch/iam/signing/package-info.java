/** The keys that sign access tokens: made, kept, published. */
@NullMarked
package dev.larch.iam.signing;

import org.jspecify.annotations.NullMarked;
