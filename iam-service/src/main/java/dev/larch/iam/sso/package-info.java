/** The way in through the providers of organizations: the page that finds one by an address, and the way back. */
@NullMarked
package dev.larch.iam.sso;

import org.jspecify.annotations.NullMarked;
