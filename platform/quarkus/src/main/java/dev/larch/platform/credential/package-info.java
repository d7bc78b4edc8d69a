/** What a caller shows: API keys and access tokens, read and checked as far as that goes without asking. */
@NullMarked
package dev.larch.platform.credential;

import org.jspecify.annotations.NullMarked;
