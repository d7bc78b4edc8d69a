package dev.larch.e2e.journey;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.larch.e2e.data.Entry;
import io.pinecone.unsigned_indices_model.VectorWithUnsignedIndices;
import java.util.List;
import java.util.stream.IntStream;

/** The client's own shapes for entries, values and filters. */
public final class Records {

    private Records() {}

    /** An entry as a record: id, vector, and what WordNet says as metadata. */
    static VectorWithUnsignedIndices of(Entry entry) {
        return new VectorWithUnsignedIndices(entry.id(), floats(entry.vector()), metadata(entry), null);
    }

    /** The numbers as the client takes them. */
    public static List<Float> floats(float... vector) {
        return IntStream.range(0, vector.length).mapToObj(i -> vector[i]).toList();
    }

    /** A filter or metadata with one text field. */
    static Struct text(String name, String value) {
        return Struct.newBuilder().putFields(name, text(value)).build();
    }

    private static Struct metadata(Entry entry) {
        var synset = entry.synset();
        var words = ListValue.newBuilder();
        synset.words().forEach(word -> words.addValues(text(word)));
        return Struct.newBuilder()
                .putFields("words", Value.newBuilder().setListValue(words).build())
                .putFields("category", text(synset.category()))
                .putFields("gloss", text(synset.gloss()))
                .putFields("length", number(synset.gloss().length()))
                .build();
    }

    private static Value text(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    private static Value number(double value) {
        return Value.newBuilder().setNumberValue(value).build();
    }
}
