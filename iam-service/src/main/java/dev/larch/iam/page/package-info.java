/** Pages of the lists of the admin API: by key, never by number. */
@NullMarked
package dev.larch.iam.page;

import org.jspecify.annotations.NullMarked;
