/** The OAuth endpoints: what a client must show for an access token, and how it is refused. */
@NullMarked
package dev.larch.iam.oauth;

import org.jspecify.annotations.NullMarked;
