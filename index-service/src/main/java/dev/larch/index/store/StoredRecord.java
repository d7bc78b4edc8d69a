package dev.larch.index.store;

import dev.larch.index.crypto.SealedPayload;

/** A record that is there, as PostgreSQL has it. */
public record StoredRecord(RecordKey key, SealedPayload payload, long sequence) {}
