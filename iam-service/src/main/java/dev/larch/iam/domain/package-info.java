/** The e-mail domains of organizations, and the proof by DNS that they are theirs. */
@NullMarked
package dev.larch.iam.domain;

import org.jspecify.annotations.NullMarked;
