/** The directory a running Larch keeps everything in: its layout, its ports and its secrets. */
@NullMarked
package dev.larch.local.home;

import org.jspecify.annotations.NullMarked;
