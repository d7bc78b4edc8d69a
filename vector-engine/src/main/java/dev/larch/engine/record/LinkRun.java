package dev.larch.engine.record;

import dev.larch.engine.graph.GraphView;

/**
 * Rows that one thread links: those of the slots, which are the live ones from one slot up to the end that others don't
 * link. The view is what they can be linked to.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinkRun(int from, int end, int[] slots, GraphView view, long highestSequence) {}
