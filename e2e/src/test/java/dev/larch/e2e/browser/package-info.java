/** The browser in which people sign in: one for the whole suite. */
@NullMarked
package dev.larch.e2e.browser;

import org.jspecify.annotations.NullMarked;
