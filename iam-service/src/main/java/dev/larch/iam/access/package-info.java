/** Who may do what, and why: the questions that people ask about rights. */
@NullMarked
package dev.larch.iam.access;

import org.jspecify.annotations.NullMarked;
