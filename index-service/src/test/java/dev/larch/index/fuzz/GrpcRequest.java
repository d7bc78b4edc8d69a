package dev.larch.index.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.test.fuzz.BadRequest;
import dev.larch.platform.test.fuzz.BadValues;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A call of a method that the service understands, to be made bad field by field. */
record GrpcRequest(String operation, String caller, Message message) {

    private static final int FIELDS = 3;

    /** The call with one field made bad, or none. */
    record Bad(String operation, String caller, String field, String value, ByteString message) implements BadRequest {

        @Override
        public String toString() {
            return operation + ", " + field + " = " + BadValues.shown(value);
        }
    }

    /** Reads {@code POST /service/Method | caller | message in protobuf's text format}. */
    static GrpcRequest parse(String line) {
        var fields = Arrays.stream(line.split("\\|", FIELDS)).map(String::strip).toList();
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("Not operation | caller | message: " + line);
        }
        var name = fields.getFirst().replaceFirst("^POST /", "");
        var method = VectorServiceGrpc.getServiceDescriptor().getMethods().stream()
                .filter(candidate -> candidate.getFullMethodName().equals(name))
                .findFirst()
                .orElseThrow();
        return new GrpcRequest(fields.getFirst(), fields.get(1), message(method, fields.get(2)));
    }

    /** The call as it stands. */
    Bad unchanged() {
        return new Bad(operation, caller, "", "", message.toByteString());
    }

    /** Every field with every bad value, and what is no message at all. */
    List<Bad> bad() {
        var all = new ArrayList<Bad>();
        for (var field : MessageFields.of(message)) {
            for (var wire : BadWire.of(field.type())) {
                var changed = field.replacedBy().apply(wire.field());
                all.add(new Bad(operation, caller, field.path(), wire.name(), changed.toByteString()));
            }
        }
        BadBytes.of(message.toByteString())
                .forEach((name, bytes) -> all.add(new Bad(operation, caller, "MESSAGE", name, bytes)));
        return all;
    }

    private static Message message(MethodDescriptor<?, ?> method, String text) {
        var described = (ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor());
        var message = DynamicMessage.newBuilder(described.getMethodDescriptor().getInputType());
        try {
            TextFormat.merge(text, message);
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
        return message.build();
    }
}
