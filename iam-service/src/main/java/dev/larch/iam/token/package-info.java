/** Access tokens: what they say, and who signs them for whom. */
@NullMarked
package dev.larch.iam.token;

import org.jspecify.annotations.NullMarked;
