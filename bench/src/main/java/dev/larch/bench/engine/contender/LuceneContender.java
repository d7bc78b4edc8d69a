package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.dataset.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/** Lucene at its best: one segment, memory-mapped from a file system in memory, no updates. */
final class LuceneContender implements Contender {

    private static final String VECTOR = "vector";
    private static final String BUCKET = "bucket";
    private static final double BUFFER_MEGABYTES = 2000;

    private final Dataset dataset;
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private @Nullable DirectoryReader reader;

    LuceneContender(Dataset dataset, Path folder) throws IOException {
        this.dataset = dataset;
        this.directory = new MMapDirectory(folder);
        var codec = new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new Lucene99HnswVectorsFormat(CONNECTIVITY, INSERT_BREADTH);
            }
        };
        this.writer = new IndexWriter(
                directory,
                new IndexWriterConfig()
                        .setCodec(codec)
                        .setUseCompoundFile(false)
                        .setMergePolicy(NoMergePolicy.INSTANCE)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES));
    }

    @Override
    public String name() {
        return "lucene";
    }

    @Override
    public Effort insert(int from, int to) {
        return Effort.of(() -> {
            for (int row = from; row < to; row++) {
                add(row);
            }
        });
    }

    private void add(int row) {
        var document = new Document();
        document.add(new KnnFloatVectorField(VECTOR, dataset.base().row(row), VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new IntField(BUCKET, SearchTask.bucket(row), Field.Store.NO));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Effort finish() {
        return Effort.of(() -> {
            try {
                writer.commit();
                reader = DirectoryReader.open(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (reader.leaves().size() != 1) {
                throw new IllegalStateException(
                        "Lucene made %d segments.".formatted(reader.leaves().size()));
            }
        });
    }

    @Override
    public Answers search(SearchTask task) {
        if (reader == null) {
            throw new IllegalStateException("Nothing was finished.");
        }
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return new QueryBatch(dataset.queries().count(), task.threads()).run(() -> searcher(searcher, task));
    }

    private IntFunction<int[]> searcher(IndexSearcher searcher, SearchTask task) {
        var filter = task.isFiltered() ? IntField.newRangeQuery(BUCKET, 0, task.keptPermille() - 1) : null;
        return query -> {
            var vector = dataset.queries().row(query);
            try {
                // In one segment, document numbers are the numbers of the rows.
                var found = searcher.search(new KnnFloatVectorQuery(VECTOR, vector, task.breadth(), filter), TOP_K);
                return Stream.of(found.scoreDocs).mapToInt(hit -> hit.doc).toArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public boolean takesFilters() {
        return true;
    }

    @Override
    public boolean takesThreads() {
        return true;
    }

    @Override
    public boolean isTimedByWall() {
        return false;
    }

    @Override
    public void close() {
        try (directory;
                writer) {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
