package dev.larch.e2e.data;

/** A synset and its vector: what becomes a record. */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked of an entry
public record Entry(Synset synset, float[] vector) {

    public String id() {
        return synset.id();
    }

    /** The cosine of the angle to another vector; the model's vectors have length one. */
    float similarity(float[] other) {
        var sum = 0f;
        for (var i = 0; i < other.length; i++) {
            sum += vector[i] * other[i];
        }
        return sum;
    }
}
