package dev.larch.engine.stream;

import dev.larch.engine.record.RowRestorer;
import dev.larch.engine.vector.VectorRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads one namespace from one stream, and nothing behind it. */
public final class SnapshotReader {

    private final BlockInput in;

    private SnapshotReader(InputStream in) throws IOException {
        this.in = new BlockInput(in);
    }

    /**
     * Returns what is made of the namespace. Fails as the stream does, or with {@link CorruptSnapshotException}: also when
     * the namespace is refused by {@link IllegalArgumentException}.
     */
    public static <T> T read(InputStream in, Function<StoredNamespace, T> made) throws IOException {
        try {
            return made.apply(new SnapshotReader(in).read());
        } catch (IllegalArgumentException refusal) {
            throw new CorruptSnapshotException(refusal);
        }
    }

    private StoredNamespace read() throws IOException {
        var rules = readRules();
        long appliedSequence = in.readLong();
        int graphEnd = in.readCount();
        int rows = in.readCount();
        if (graphEnd > (rules.isSparse() ? 0 : rows)) {
            throw new CorruptSnapshotException("The graph has rows that are not there.");
        }
        var graph = graphEnd == 0 ? null : new GraphCodec().read(graphEnd, in);
        var deletions = readDeletions();
        var restorer = new RowRestorer(rules.dimension());
        new RowCodec(rules, graphEnd).read(rows, in, restorer);
        in.requireEnd();
        return new StoredNamespace(rules, restorer.snapshot(appliedSequence, graph), deletions);
    }

    private VectorRules readRules() throws IOException {
        int dimension = in.readInt();
        var metric = MetricCode.metric(in.readByte());
        return dimension == 0 ? VectorRules.sparse() : VectorRules.dense(dimension, metric);
    }

    private Map<String, Long> readDeletions() throws IOException {
        int count = in.readCount();
        var deletions = new HashMap<String, Long>();
        for (int i = 0; i < count; i++) {
            deletions.put(in.readText(), in.readLong());
        }
        return deletions;
    }
}
