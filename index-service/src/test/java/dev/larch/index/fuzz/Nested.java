package dev.larch.index.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Messages that nobody should send inside of another: cut off, wide, or nested deeper than anybody reads. */
final class Nested {

    private static final int[] DEPTHS = {2, 16, 31, 32, 33, 34, 48, 64, 65, 99, 100, 1_000};
    private static final int MANY = 10_000;
    private static final List<String> CUT_OFF = List.of("0aff", "0a", "07", "0b", "0c", "08ffffffffffffffffffff01");

    private static final List<BadWire> STRUCTS = structs();
    private static final List<BadWire> LISTS = lists();

    private Nested() {}

    static List<BadWire> of(Descriptor type) {
        var all = new ArrayList<BadWire>();
        CUT_OFF.forEach(hex -> all.add(BadWire.bytes("cut off, " + hex, ByteString.fromHex(hex))));
        if (type.equals(Struct.getDescriptor())) {
            all.addAll(STRUCTS);
        } else if (type.equals(Value.getDescriptor())) {
            STRUCTS.forEach(wire -> all.add(within(Value.STRUCT_VALUE_FIELD_NUMBER, wire)));
            LISTS.forEach(wire -> all.add(within(Value.LIST_VALUE_FIELD_NUMBER, wire)));
        } else if (type.equals(ListValue.getDescriptor())) {
            all.addAll(LISTS);
        }
        return all;
    }

    private static List<BadWire> structs() {
        var all = new ArrayList<BadWire>();
        for (int depth : DEPTHS) {
            all.add(BadWire.bytes("objects " + depth + " deep", deep(depth, inner -> member("a", object(inner)))));
            all.add(BadWire.bytes(
                    "$and " + depth + " deep", deep(depth, inner -> member("$and", list(object(inner))))));
            all.add(BadWire.bytes("lists " + depth + " deep", member("a", deep(depth, Nested::list))));
        }
        all.add(BadWire.bytes("$in of many", member("a", object(member("$in", many())))));
        all.add(BadWire.bytes("a list of many", member("a", many())));
        all.add(BadWire.bytes(
                "the same name twice", member("a", list(ByteString.EMPTY)).concat(member("a", many()))));
        all.add(BadWire.bytes("a value of no kind", member("a", ByteString.EMPTY)));
        all.add(BadWire.bytes(
                "many names",
                ByteString.copyFrom(IntStream.range(0, MANY)
                        .mapToObj(i -> member("n" + i, text("x")))
                        .toList())));
        return all;
    }

    private static List<BadWire> lists() {
        var all = new ArrayList<BadWire>();
        for (int depth : DEPTHS) {
            all.add(BadWire.bytes(
                    "lists " + depth + " deep", field(ListValue.VALUES_FIELD_NUMBER, deep(depth, Nested::list))));
        }
        return all;
    }

    private static BadWire within(int number, BadWire wire) {
        var inner = wire.field().getLengthDelimitedList().getFirst();
        return BadWire.bytes("of an object: " + wire.name(), field(number, inner));
    }

    private static ByteString deep(int depth, UnaryOperator<ByteString> around) {
        var bytes = ByteString.EMPTY;
        for (int i = 0; i < depth; i++) {
            bytes = around.apply(bytes);
        }
        return bytes;
    }

    /** A Struct with this member. */
    private static ByteString member(String name, ByteString value) {
        return field(
                Struct.FIELDS_FIELD_NUMBER,
                field(1, ByteString.copyFromUtf8(name)).concat(field(2, value)));
    }

    /** A Value. */
    private static ByteString object(ByteString struct) {
        return field(Value.STRUCT_VALUE_FIELD_NUMBER, struct);
    }

    private static ByteString text(String text) {
        return field(Value.STRING_VALUE_FIELD_NUMBER, ByteString.copyFromUtf8(text));
    }

    /** A Value that is a list of one Value. */
    private static ByteString list(ByteString value) {
        return field(Value.LIST_VALUE_FIELD_NUMBER, field(ListValue.VALUES_FIELD_NUMBER, value));
    }

    private static ByteString many() {
        var one = field(ListValue.VALUES_FIELD_NUMBER, text("x"));
        return field(
                Value.LIST_VALUE_FIELD_NUMBER,
                ByteString.copyFrom(IntStream.range(0, MANY).mapToObj(_ -> one).toList()));
    }

    private static ByteString field(int number, ByteString bytes) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(bytes)
                                .build())
                .build()
                .toByteString();
    }
}
