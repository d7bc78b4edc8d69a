/** The one door: every endpoint with what it requires, and the policy that each request passes. */
@NullMarked
package dev.larch.platform.endpoint;

import org.jspecify.annotations.NullMarked;
