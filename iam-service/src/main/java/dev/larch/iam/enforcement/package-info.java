/** The rule that people of a company come in by its own provider only, and who is exempt from it. */
@NullMarked
package dev.larch.iam.enforcement;

import org.jspecify.annotations.NullMarked;
