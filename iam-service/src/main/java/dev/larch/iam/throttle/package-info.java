/** How often one client, and one place, may ask for tokens. */
@NullMarked
package dev.larch.iam.throttle;

import org.jspecify.annotations.NullMarked;
