/** The mapping of groups to roles over HTTP, with its dry run. */
@NullMarked
package dev.larch.iam.mapping;

import org.jspecify.annotations.NullMarked;
