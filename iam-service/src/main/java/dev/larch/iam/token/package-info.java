/** Access tokens: the keys that sign them, and the OAuth endpoint that grants them. */
@NullMarked
package dev.larch.iam.token;

import org.jspecify.annotations.NullMarked;
