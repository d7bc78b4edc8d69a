/** Sign-ins that are under way: what a browser keeps sealed until it comes back, and that it comes back once. */
@NullMarked
package dev.larch.iam.attempt;

import org.jspecify.annotations.NullMarked;
