package dev.larch.index.grpc;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.larch.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates between protobuf's Struct and plain maps, lists, strings, doubles and booleans. */
final class Structs {

    private static final int MAX_DEPTH = 64;

    private Structs() {}

    static Map<String, Object> toMap(Struct struct) {
        return toMap(struct, 0);
    }

    private static Map<String, Object> toMap(Struct struct, int depth) {
        requireShallow(depth);
        var map = new LinkedHashMap<String, @Nullable Object>();
        struct.getFieldsMap().forEach((key, value) -> map.put(key, toObject(value, depth + 1)));
        return castNonNull(map);
    }

    private static @Nullable Object toObject(Value value, int depth) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOL_VALUE -> value.getBoolValue();
            case STRUCT_VALUE -> toMap(value.getStructValue(), depth);
            case LIST_VALUE -> toList(value.getListValue(), depth + 1);
            case NULL_VALUE, KIND_NOT_SET -> null;
        };
    }

    private static List<@Nullable Object> toList(ListValue values, int depth) {
        requireShallow(depth);
        var list = new ArrayList<@Nullable Object>(values.getValuesCount());
        values.getValuesList().forEach(value -> list.add(toObject(value, depth)));
        return list;
    }

    private static void requireShallow(int depth) {
        if (depth > MAX_DEPTH) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "The filter or metadata is nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
    }

    static Struct toStruct(Map<String, Object> map) {
        var struct = Struct.newBuilder();
        map.forEach((key, value) -> struct.putFields(key, toValue(value)));
        return struct.build();
    }

    private static Value toValue(Object object) {
        var value = Value.newBuilder();
        return switch (object) {
            case String text -> value.setStringValue(text).build();
            case Number number -> value.setNumberValue(number.doubleValue()).build();
            case Boolean flag -> value.setBoolValue(flag).build();
            case List<?> list -> {
                var values = ListValue.newBuilder();
                list.forEach(element -> values.addValues(toValue(element)));
                yield value.setListValue(values).build();
            }
            default -> value.setNullValue(NullValue.NULL_VALUE).build();
        };
    }

    /** The map may hold nulls where a caller sent them; the rules of metadata and filters name the field then. */
    @SuppressWarnings({"NullAway", "unchecked"})
    private static Map<String, Object> castNonNull(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) (Map<?, ?>) map;
    }
}
