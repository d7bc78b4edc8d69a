/** Certificates of servers that only tests trust. */
@NullMarked
package dev.larch.testbed.tls;

import org.jspecify.annotations.NullMarked;
