/** A certificate authority for this machine and the certificate that every listener shows. */
@NullMarked
package dev.larch.local.tls;

import org.jspecify.annotations.NullMarked;
