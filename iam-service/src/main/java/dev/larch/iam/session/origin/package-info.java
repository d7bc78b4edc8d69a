/** Sessions by the provider that they came from. */
@NullMarked
package dev.larch.iam.session.origin;

import org.jspecify.annotations.NullMarked;
