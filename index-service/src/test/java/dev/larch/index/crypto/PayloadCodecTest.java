package dev.larch.index.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.MetadataValue;
import dev.larch.engine.vector.SparseVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a payload holds comes back as it was. */
class PayloadCodecTest {

    @Property(tries = 300)
    void bringsBackEveryPayload(@ForAll float[] values, @ForAll("metadata") Metadata metadata) {
        var decoded = PayloadCodec.decode(PayloadCodec.encode(new Payload(values, metadata)));

        assertArrayEquals(values, decoded.values());
        assertEquals(metadata, decoded.metadata());
    }

    @Property(tries = 300)
    void bringsBackEverySparseVector(
            @ForAll float[] values, @ForAll("sparse") SparseVector sparse, @ForAll("metadata") Metadata metadata) {
        var decoded = PayloadCodec.decode(PayloadCodec.encode(new Payload(values, sparse, metadata)));

        assertArrayEquals(values, decoded.values());
        assertEquals(sparse, decoded.sparse());
        assertEquals(metadata, decoded.metadata());
    }

    @Property(tries = 300)
    void refusesWhatIsCutOff(@ForAll("sparse") SparseVector sparse, @ForAll @IntRange(min = 1, max = 1000) int kept) {
        var encoded = PayloadCodec.encode(new Payload(new float[2], sparse, Metadata.EMPTY));

        assertThrows(
                UnreadableRecordException.class,
                () -> PayloadCodec.decode(Arrays.copyOf(encoded, kept % encoded.length)));
    }

    @Example
    void writesAVectorWithoutMetadataCompactly() {
        assertEquals(1 + 4 + 3 * 4, PayloadCodec.encode(new Payload(new float[3], Metadata.EMPTY)).length);
    }

    @Example
    void writesWholeNumbersAsCallersDo() {
        var metadata = Metadata.of(Map.of("year", 1999));

        assertEquals("{\"year\":1999}", new String(MetadataJson.write(metadata), StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void refusesOrBringsBackHalvesOfSurrogatePairs(@ForAll("surrogates") String text) throws IOException {
        var metadata = Metadata.of(Map.of("title", text));

        try {
            assertEquals(metadata, MetadataJson.read(MetadataJson.write(metadata), 0));
        } catch (IllegalArgumentException _) {
            assertFalse(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        }
    }

    @Example
    void writesCharactersOutsideOfTheFirstPlaneInFourBytes() {
        assertEquals("{\"a\":\"\"}".length() + 4, MetadataJson.write(Metadata.of(Map.of("a", "😀"))).length);
    }

    @Example
    void refusesAVersionItDoesNotKnow() {
        var encoded = PayloadCodec.encode(new Payload(new float[1], Metadata.EMPTY));
        encoded[0] = 3;

        assertThrows(UnreadableRecordException.class, () -> PayloadCodec.decode(encoded));
    }

    @Provide
    Arbitrary<String> surrogates() {
        return Arbitraries.chars()
                .range('\ud7fe', '\ue001')
                .list()
                .ofMaxSize(4)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<SparseVector> sparse() {
        var entries = Arbitraries.maps(
                Arbitraries.longs().between(0, 0xFFFF_FFFFL),
                Arbitraries.floats().between(-1e6f, 1e6f).filter(value -> value != 0));
        return entries.ofMinSize(1).ofMaxSize(20).map(map -> {
            var values = new float[map.size()];
            int position = 0;
            for (float value : map.values()) {
                values[position++] = value;
            }
            return SparseVector.of(
                    map.keySet().stream().mapToLong(Long::longValue).toArray(), values);
        });
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        var text = Arbitraries.strings()
                .excludeChars('\0')
                .ofMaxLength(20)
                .filter(string -> StandardCharsets.UTF_8.newEncoder().canEncode(string));
        var values = Arbitraries.<MetadataValue>oneOf(
                text.map(MetadataValue.Text::new),
                text.list().ofMaxSize(4).map(MetadataValue.Texts::new),
                Arbitraries.of(true, false).map(MetadataValue.Flag::new),
                Arbitraries.doubles().filter(number -> number != 0).map(MetadataValue.Numeric::new),
                Arbitraries.longs().map(number -> new MetadataValue.Numeric(number)));
        return Arbitraries.maps(text.map(name -> "f" + name), values)
                .ofMaxSize(6)
                .map(Metadata::new);
    }
}
