package dev.larch.engine.node;

/** The nodes that a search may return; it walks over others, too. */
@FunctionalInterface
public interface NodeSet {

    /** Every node. */
    NodeSet ALL = _ -> true;

    boolean contains(int node);
}
