/** The sealed code that lets its finder in as an owner when nobody else can get in any more. */
@NullMarked
package dev.larch.iam.recovery;

import org.jspecify.annotations.NullMarked;
