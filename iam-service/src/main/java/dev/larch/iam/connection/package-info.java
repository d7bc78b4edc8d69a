/** The identity providers that organizations sign in by. */
@NullMarked
package dev.larch.iam.connection;

import org.jspecify.annotations.NullMarked;
