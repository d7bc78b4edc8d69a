package dev.larch.engine.search;

import dev.larch.engine.filter.Metadata;

/** One record found by a search: its score, and the version (sequence, metadata) that was scored. */
public record Match(String id, float score, long sequence, Metadata metadata) {}
