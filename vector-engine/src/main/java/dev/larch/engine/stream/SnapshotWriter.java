package dev.larch.engine.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes one namespace into one stream; changes and linking may go on meanwhile. */
public final class SnapshotWriter {

    private final BlockOutput out;

    private SnapshotWriter(OutputStream out) throws IOException {
        this.out = new BlockOutput(out);
    }

    /** Writes all of it and flushes the stream. Fails as the stream does. */
    public static void write(StoredNamespace stored, OutputStream out) throws IOException {
        new SnapshotWriter(out).write(stored);
    }

    private void write(StoredNamespace stored) throws IOException {
        var snapshot = stored.snapshot();
        var graph = snapshot.graph();
        int graphEnd = graph == null ? 0 : graph.end();
        var rows = new RowCodec(stored.rules(), graphEnd);
        out.writeInt(stored.rules().dimension());
        out.writeByte(MetricCode.of(stored.rules().metric()));
        out.writeLong(snapshot.appliedSequence());
        out.writeInt(graphEnd);
        out.writeInt(rows.count(snapshot));
        if (graph != null && graphEnd > 0) {
            // Early, for what is linked meanwhile pushes older neighbours out of the lists.
            new GraphCodec().write(graph, out);
        }
        writeDeletions(stored.deletions());
        rows.write(snapshot, out);
        out.end();
    }

    private void writeDeletions(Map<String, Long> deletions) throws IOException {
        out.writeInt(deletions.size());
        for (var deletion : deletions.entrySet()) {
            out.writeText(deletion.getKey());
            out.writeLong(deletion.getValue());
        }
    }
}
