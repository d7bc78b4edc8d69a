/** The one-machine edition under test: started once a mode, shared by the journeys, stopped at the end. */
@NullMarked
package dev.larch.e2e.stack;

import org.jspecify.annotations.NullMarked;
