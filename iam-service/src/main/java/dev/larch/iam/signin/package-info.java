/** The way in for people: to the identity provider, and back. */
@NullMarked
package dev.larch.iam.signin;

import org.jspecify.annotations.NullMarked;
