/** Dangerous changes, which a person makes only shortly after he has signed in. */
@NullMarked
package dev.larch.iam.reauthentication;

import org.jspecify.annotations.NullMarked;
