package dev.larch.index.fuzz;

import com.google.protobuf.ByteString;
import dev.larch.platform.test.fuzz.BadValues;
import dev.larch.platform.test.fuzz.FuzzRounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What stands on the wire in the place of a whole message: bytes that are none, or one that was broken on the way. */
final class BadBytes {

    private static final int CUTS = 40;
    private static final int FLIPS = 40;
    private static final int LONGEST = 200;
    private static final int GROUPS = 20_000;

    /** By what is wrong with them. */
    private static final Map<String, String> KNOWN = Map.of(
            "a tag without an end", "ffffffffffffffffffffff",
            "the field 0", "0001",
            "a kind of wire that there is not", "0f",
            "a group that is not begun", "0c",
            "a group that is not ended", "0b",
            "longer than the message", "0a7f61",
            "2 GB long", "0affffffff07",
            "of negative length", "0affffffffffffffffff01",
            "a length without an end", "0affffffffffffffffffffff",
            "a number cut off", "10ff");

    private BadBytes() {}

    /** Each with its name. */
    static Map<String, ByteString> of(ByteString good) {
        var all = new LinkedHashMap<String, ByteString>();
        all.put("no bytes", ByteString.EMPTY);
        KNOWN.forEach((name, hex) -> all.put(name, ByteString.fromHex(hex)));
        KNOWN.forEach((name, hex) -> all.put("good, then " + name, good.concat(ByteString.fromHex(hex))));
        all.put("twice", good.concat(good));
        all.put("many groups", ByteString.fromHex("0b".repeat(GROUPS)));
        all.put("good, then many groups", good.concat(ByteString.fromHex("5b".repeat(GROUPS) + "5c".repeat(GROUPS))));
        for (int i = 1; i < CUTS; i++) {
            int end = (int) ((long) good.size() * i / CUTS);
            all.put("cut off at " + end, good.substring(0, end));
        }
        random(bytes()).forEach(bytes -> all.put("random " + bytes, bytes));
        random(Arbitraries.longs().greaterOrEqual(0)).forEach(bit -> flip(good, bit, all));
        return all;
    }

    private static Arbitrary<ByteString> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(LONGEST).map(ByteString::copyFrom);
    }

    private static <T> List<T> random(Arbitrary<T> arbitrary) {
        return new ArrayList<>(BadValues.random(arbitrary, FuzzRounds.SEED, FLIPS));
    }

    private static void flip(ByteString good, long random, Map<String, ByteString> all) {
        if (!good.isEmpty()) {
            int bit = (int) (random % ((long) good.size() * Byte.SIZE));
            var bytes = good.toByteArray();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            all.put("flipped bit " + bit, ByteString.copyFrom(bytes));
        }
    }
}
