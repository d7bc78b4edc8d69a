/** Why people are not let in: what they are told to do next, and what the audit log says. */
@NullMarked
package dev.larch.iam.refusal;

import org.jspecify.annotations.NullMarked;
