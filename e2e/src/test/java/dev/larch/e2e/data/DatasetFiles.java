package dev.larch.e2e.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dataset on disk, to be read by other processes: synsets as JSON lines, vectors as raw little-endian floats. */
final class DatasetFiles {

    static final Path SYNSETS = Path.of("synsets.jsonl");
    static final Path VECTORS = Path.of("vectors.f32");
    private static final ObjectMapper JSON = new ObjectMapper();

    private DatasetFiles() {}

    static void write(Path directory, List<Synset> synsets, float[][] vectors) throws IOException {
        Files.createDirectories(directory);
        var lines = new ArrayList<String>();
        for (var synset : synsets) {
            lines.add(JSON.writeValueAsString(synset));
        }
        Files.write(directory.resolve(SYNSETS), lines);
        var bytes = ByteBuffer.allocate(vectors.length * Embedder.DIMENSION * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var vector : vectors) {
            bytes.asFloatBuffer().put(vector);
            bytes.position(bytes.position() + vector.length * Float.BYTES);
        }
        Files.write(directory.resolve(VECTORS), bytes.array());
    }

    static Dataset read(Path directory) throws IOException {
        var floats = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(VECTORS)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(directory.resolve(SYNSETS))) {
            entries.add(new Entry(JSON.readValue(line, Synset.class), next(floats)));
        }
        return new Dataset(directory, entries);
    }

    private static float[] next(FloatBuffer floats) {
        var vector = new float[Embedder.DIMENSION];
        floats.get(vector);
        return vector;
    }
}
