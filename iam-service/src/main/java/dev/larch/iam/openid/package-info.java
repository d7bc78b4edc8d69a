/** OpenID Connect as a relying party, towards providers that organizations name: discovery, keys, codes, tokens. */
@NullMarked
package dev.larch.iam.openid;

import org.jspecify.annotations.NullMarked;
