/** API keys: what programs show to reach one project. */
@NullMarked
package dev.larch.iam.apikey;

import org.jspecify.annotations.NullMarked;
