/** The sign-in provider for development: anybody who reaches it may be anyone. */
@NullMarked
package dev.larch.local.signin;

import org.jspecify.annotations.NullMarked;
