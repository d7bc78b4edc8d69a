/** Child processes: started, watched, stopped, and found again after a launcher that was killed. */
@NullMarked
package dev.larch.local.process;

import org.jspecify.annotations.NullMarked;
