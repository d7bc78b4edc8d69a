/** Identity providers that cheat, fail or were taken over, and what Larch does about each of them. */
@NullMarked
package dev.larch.iam.hostile;

import org.jspecify.annotations.NullMarked;
