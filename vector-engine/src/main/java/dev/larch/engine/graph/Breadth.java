package dev.larch.engine.graph;

/** How wide a walk goes: how many nodes it is to find, among which, and how many it may score on the way. */
public record Breadth(int width, NodeSet wanted, int mostScored) {}
