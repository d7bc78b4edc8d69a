package dev.larch.engine.record;

import dev.larch.engine.filter.Metadata;

/** One version of one record; the vector's array is the holder's own copy. */
@SuppressWarnings("ArrayRecordComponent") // a list of boxed floats would be five times as large
public record VectorRecord(String id, float[] vector, Metadata metadata, long sequence) {}
