/** What every HTTP service does alike: request ids, virtual threads for blocking work, start-up. */
@NullMarked
package dev.larch.platform.web;

import org.jspecify.annotations.NullMarked;
