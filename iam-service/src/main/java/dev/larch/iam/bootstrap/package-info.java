/** What the first start puts into an empty database. */
@NullMarked
package dev.larch.iam.bootstrap;

import org.jspecify.annotations.NullMarked;
