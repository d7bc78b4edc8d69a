/** The proxy through which a company lets calls out. */
@NullMarked
package dev.larch.testbed.proxy;

import org.jspecify.annotations.NullMarked;
