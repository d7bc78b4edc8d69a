package dev.larch.e2e.data;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;

/** Turns texts into vectors with the all-MiniLM-L6-v2 model that lies in its jar: no network. */
public final class Embedder {

    /** Length of the vectors. */
    public static final int DIMENSION = 384;

    private final AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

    /** The vector of one text. */
    public float[] embed(String text) {
        return model.embed(text).content().vector();
    }

    /** The vectors of many texts, in their order; the model itself spreads them over the processors. */
    float[][] embedAll(List<String> texts) {
        var vectors = new float[texts.size()][];
        var segments = texts.stream().map(TextSegment::from).toList();
        var embeddings = model.embedAll(segments).content();
        for (var i = 0; i < vectors.length; i++) {
            vectors[i] = embeddings.get(i).vector();
        }
        return vectors;
    }
}
