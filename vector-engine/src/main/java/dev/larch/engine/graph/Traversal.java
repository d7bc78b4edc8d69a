package dev.larch.engine.graph;

/** How a walk that wants only some nodes gets from one to the next. */
enum Traversal {

    /** Over all neighbours, wanted or not: where at least half are wanted. */
    PLAIN,

    /**
     * Over wanted nodes alone, jumping over neighbours that are not wanted to theirs: where few are wanted, plain steps would
     * score mostly others. After ACORN-1 by Patel et al., "ACORN: Performant and Predicate-Agnostic Search Over Vector
     * Embeddings and Structured Data", 2024.
     */
    TWO_HOPS
}
