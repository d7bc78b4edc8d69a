/** The main job from key to audit log with the official Java client, in a process of its own. */
@NullMarked
package dev.larch.e2e.journey;

import org.jspecify.annotations.NullMarked;
