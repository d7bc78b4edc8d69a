package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.dataset.Vectors;
import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The engine as everybody gets it: by its public API, all settings as they come. A row's number is its record's id. */
final class DefaultIndex {

    private static final int LINKED_AT_ONCE = 1000;
    private static final int BUFFER = 1 << 20;

    private final NamespaceIndex index;
    private long sequence;

    DefaultIndex(int dimension) {
        this(new NamespaceIndex(dimension, Metric.COSINE));
    }

    private DefaultIndex(NamespaceIndex index) {
        this.index = index;
        this.sequence = index.appliedSequence();
    }

    /** An index of these vectors, linked to the last. */
    static DefaultIndex of(Vectors vectors, IntFunction<Metadata> metadata) {
        var index = new DefaultIndex(vectors.dimension());
        for (int row = 0; row < vectors.count(); row++) {
            index.put(row, vectors.row(row), metadata.apply(row));
        }
        index.linkAll();
        return index;
    }

    void put(int row, float[] vector, Metadata metadata) {
        index.upsert(Integer.toString(row), vector, metadata, ++sequence);
    }

    void linkAll() {
        boolean more = true;
        while (more) {
            more = index.link(LINKED_AT_ONCE);
        }
    }

    /** The rows that each query finds, best first. */
    int[][] search(Vectors queries, IntFunction<@Nullable Filter> filters) {
        return IntStream.range(0, queries.count())
                .mapToObj(query -> search(queries.row(query), filters.apply(query)))
                .toArray(int[][]::new);
    }

    int[][] search(Vectors queries) {
        return search(queries, _ -> null);
    }

    int[] search(float[] query, @Nullable Filter filter) {
        return index.search(new SearchRequest(query, Contender.TOP_K, filter)).stream()
                .mapToInt(match -> Integer.parseInt(match.id()))
                .toArray();
    }

    void writeTo(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            index.writeTo(out);
        }
    }

    static DefaultIndex readFrom(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return new DefaultIndex(NamespaceIndex.readFrom(in));
        }
    }

    /** The estimate by the formula. */
    long bytes() {
        return index.bytes();
    }
}
