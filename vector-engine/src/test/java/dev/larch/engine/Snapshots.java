package dev.larch.engine;

import dev.larch.engine.memory.MemoryBudget;
import dev.larch.engine.record.GraphLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Indexes as bytes. */
final class Snapshots {

    private Snapshots() {}

    static byte[] bytesOf(NamespaceIndex index) throws IOException {
        var out = new ByteArrayOutputStream();
        index.writeTo(out);
        return out.toByteArray();
    }

    static NamespaceIndex read(byte[] bytes) throws IOException {
        return NamespaceIndex.readFrom(new ByteArrayInputStream(bytes));
    }

    static NamespaceIndex copyOf(NamespaceIndex index, GraphLimits limits) throws IOException {
        return NamespaceIndex.readFrom(new ByteArrayInputStream(bytesOf(index)), MemoryBudget.unlimited(), limits);
    }
}
