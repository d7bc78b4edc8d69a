package dev.larch.index.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;
import dev.larch.platform.test.fuzz.BadValues;
import dev.larch.platform.test.fuzz.FuzzRounds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What stands on the wire in the place of a field, and what to call it. */
record BadWire(String name, UnknownFieldSet.Field field) {

    private static final int HUGE = 1_000_000;
    private static final int MANY = 20_000;
    private static final int MOST_RECORDS = 1_000;
    private static final int BITS = 32;
    private static final int LOWER_BITS = (1 << 6) - 1;
    private static final int CONTINUED = 0x80;

    /** Names that mean something in a filter. */
    private static final List<String> OPERATORS = List.of("$and", "$or", "$in", "$nin", "$exists", "$gt", "$eq", "$");

    private static final List<String> NO_UTF_8 = List.of("80", "c328", "eda080", "edb080", "f5808080", "ff", "61ff61");

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        101,
        10_000,
        10_001,
        20_001,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << BITS,
        (1L << BITS) - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final double[] REALS = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        1e38,
        -1e38,
        Float.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        9_007_199_254_740_993d
    };

    /** Everything that is bad for a field of that type. */
    static List<BadWire> of(FieldDescriptor type) {
        var all = new ArrayList<>(anywhere());
        switch (type.getJavaType()) {
            case STRING, BYTE_STRING -> all.addAll(texts());
            case MESSAGE -> all.addAll(Nested.of(type.getMessageType()));
            case FLOAT, DOUBLE -> all.addAll(reals(type.getType() == FieldDescriptor.Type.FLOAT));
            case INT, LONG, BOOLEAN, ENUM ->
                Arrays.stream(NUMBERS).forEach(number -> all.add(varints("number " + number, number)));
        }
        if (type.isRepeated()) {
            all.addAll(many(type));
        }
        return all;
    }

    static BadWire bytes(String name, ByteString... values) {
        var field = UnknownFieldSet.Field.newBuilder();
        Stream.of(values).forEach(field::addLengthDelimited);
        return new BadWire(name, field.build());
    }

    static BadWire repeated(String name, ByteString value, int times) {
        var field = UnknownFieldSet.Field.newBuilder();
        for (int i = 0; i < times; i++) {
            field.addLengthDelimited(value);
        }
        return new BadWire(name + " x " + times, field.build());
    }

    /** Absent, and every kind of wire in which a value can come, whether the type has it or not. */
    private static List<BadWire> anywhere() {
        var group =
                UnknownFieldSet.newBuilder().addField(1, varints("", 1).field()).build();
        return List.of(
                new BadWire("absent", UnknownFieldSet.Field.getDefaultInstance()),
                varints("a varint", 1),
                varints("two varints", 0, 1),
                new BadWire(
                        "32 bits",
                        UnknownFieldSet.Field.newBuilder()
                                .addFixed32(Integer.MIN_VALUE)
                                .build()),
                new BadWire(
                        "64 bits",
                        UnknownFieldSet.Field.newBuilder()
                                .addFixed64(Long.MIN_VALUE)
                                .build()),
                new BadWire(
                        "a group",
                        UnknownFieldSet.Field.newBuilder().addGroup(group).build()),
                bytes("no bytes", ByteString.EMPTY),
                bytes("one byte", ByteString.fromHex("ff")),
                bytes("five bytes", ByteString.fromHex("0001020304")),
                bytes("many continuations", ByteString.copyFrom(continued(MANY))));
    }

    private static List<BadWire> texts() {
        var texts = new ArrayList<BadWire>();
        Stream.concat(BadValues.texts(FuzzRounds.SEED, FuzzRounds.RANDOM).stream(), OPERATORS.stream())
                .forEach(text -> texts.add(bytes("text " + text, encoded(text))));
        NO_UTF_8.forEach(hex -> texts.add(bytes("no UTF-8, " + hex, ByteString.fromHex(hex))));
        texts.add(bytes("a huge text", ByteString.copyFromUtf8("x".repeat(HUGE))));
        texts.add(bytes("two texts", ByteString.copyFromUtf8("a"), ByteString.copyFromUtf8("b")));
        return texts;
    }

    private static List<BadWire> reals(boolean single) {
        var reals = new ArrayList<BadWire>();
        for (double real : REALS) {
            var field = UnknownFieldSet.Field.newBuilder();
            reals.add(new BadWire(
                    "number " + real,
                    (single
                                    ? field.addFixed32(Float.floatToRawIntBits((float) real))
                                    : field.addFixed64(Double.doubleToRawLongBits(real)))
                            .build()));
        }
        return reals;
    }

    private static List<BadWire> many(FieldDescriptor type) {
        return switch (type.getJavaType()) {
            case STRING, BYTE_STRING, MESSAGE ->
                List.of(
                        repeated("nothing", ByteString.EMPTY, MOST_RECORDS + 1),
                        repeated("nothing", ByteString.EMPTY, MANY),
                        repeated("the same", ByteString.fromHex("0a0161"), MOST_RECORDS + 1));
            case FLOAT ->
                List.of(
                        bytes("packed NaN", packed(Float.NaN, 1, 1)),
                        bytes("packed infinity", packed(Float.POSITIVE_INFINITY, 1, 1)),
                        bytes("packed zeros", packed(0, 0, 0)),
                        bytes("packed smallest", packed(Float.MIN_VALUE, Float.MIN_VALUE, Float.MIN_VALUE)),
                        bytes("packed largest", packed(Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE)),
                        bytes("packed many", packed(ones(MANY + 1))),
                        bytes("packed huge", packed(ones(HUGE / Float.BYTES))));
            default ->
                List.of(
                        varints("many", LongStream.range(0, MANY).toArray()),
                        bytes("packed many", ByteString.copyFrom(new byte[MANY])));
        };
    }

    private static BadWire varints(String name, long... values) {
        var field = UnknownFieldSet.Field.newBuilder();
        Arrays.stream(values).forEach(field::addVarint);
        return new BadWire(name, field.build());
    }

    private static ByteString packed(double... values) {
        var buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> buffer.putFloat((float) value));
        return ByteString.copyFrom(buffer.flip());
    }

    private static double[] ones(int count) {
        return DoubleStream.generate(() -> 1).limit(count).toArray();
    }

    private static byte[] continued(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    /** UTF-8, and for half of a surrogate pair what UTF-8 would be if it were allowed. */
    private static ByteString encoded(String text) {
        var bytes = ByteString.newOutput();
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                bytes.write(0xe0 | point >> 12);
                bytes.write(CONTINUED | point >> 6 & LOWER_BITS);
                bytes.write(CONTINUED | point & LOWER_BITS);
            } else {
                var good = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                bytes.write(good, 0, good.length);
            }
        });
        return bytes.toByteString();
    }
}
