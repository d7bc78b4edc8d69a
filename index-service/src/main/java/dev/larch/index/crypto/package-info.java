/** The encryption of records: the installation's key wraps a key per index, and that one seals every payload. */
@NullMarked
package dev.larch.index.crypto;

import org.jspecify.annotations.NullMarked;
