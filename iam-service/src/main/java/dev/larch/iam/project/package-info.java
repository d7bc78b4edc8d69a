/** Projects: what indexes and API keys belong to. */
@NullMarked
package dev.larch.iam.project;

import org.jspecify.annotations.NullMarked;
