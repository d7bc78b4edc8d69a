/** The sessions of an organization: who sees them, and who ends them. */
@NullMarked
package dev.larch.iam.session.admin;

import org.jspecify.annotations.NullMarked;
