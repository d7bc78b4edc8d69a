/** Real data for the journeys: WordNet's nouns, embedded where the tests run. */
@NullMarked
package dev.larch.e2e.data;

import org.jspecify.annotations.NullMarked;
