package dev.larch.index.store;

/** What names a record within its index. */
public record RecordKey(String namespace, String id) {}
