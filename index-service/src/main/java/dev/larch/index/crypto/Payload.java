package dev.larch.index.crypto;

import dev.larch.engine.filter.Metadata;

/** What is secret of a record: its vector and its metadata. The array is shared and never changed. */
public record Payload(float[] values, Metadata metadata) {

    @Override
    public String toString() {
        return "Payload[dimension=%d]".formatted(values.length);
    }
}
