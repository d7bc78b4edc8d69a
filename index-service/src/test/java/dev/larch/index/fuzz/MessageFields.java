package dev.larch.index.fuzz;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The fields of a message: all that its type has, set or not, at every depth, and the elements of lists. */
final class MessageFields {

    private final List<Field> fields = new ArrayList<>();

    /** One field, and the whole message with something else on the wire in its place. */
    record Field(String path, FieldDescriptor type, Function<UnknownFieldSet.Field, Message> replacedBy) {}

    private MessageFields() {}

    static List<Field> of(Message message) {
        var found = new MessageFields();
        found.visit(message, "", Set.of(), changed -> changed);
        return found.fields;
    }

    /** @param above the types that this message is within: one that is not set is not followed into itself */
    private void visit(Message message, String path, Set<Descriptor> above, UnaryOperator<Message> around) {
        var within = new HashSet<>(above);
        within.add(message.getDescriptorForType());
        for (var type : message.getDescriptorForType().getFields()) {
            var at = path + "/" + type.getName();
            fields.add(new Field(
                    at, type, value -> around.apply(onWire(message.toBuilder().clearField(type), type, value))));
            if (type.getJavaType() == JavaType.MESSAGE) {
                visitInner(message, new Field(at, type, _ -> message), within, around);
            } else if (type.isRepeated() && message.getRepeatedFieldCount(type) > 0) {
                fields.add(new Field(
                        at + "/last", type, value -> around.apply(onWire(withoutLast(message, type), type, value))));
            }
        }
    }

    private void visitInner(Message message, Field field, Set<Descriptor> within, UnaryOperator<Message> around) {
        var type = field.type();
        boolean set = type.isRepeated() ? message.getRepeatedFieldCount(type) > 0 : message.hasField(type);
        if (!set && within.contains(type.getMessageType())) {
            return;
        }
        if (!type.isRepeated()) {
            var inner = (Message) message.getField(type);
            visit(
                    inner,
                    field.path(),
                    within,
                    changed -> around.apply(
                            message.toBuilder().setField(type, changed).build()));
            return;
        }
        visitElements(
                set
                        ? message
                        : message.toBuilder()
                                .addRepeatedField(type, DynamicMessage.getDefaultInstance(type.getMessageType()))
                                .build(),
                field,
                within,
                around);
    }

    private void visitElements(Message list, Field field, Set<Descriptor> within, UnaryOperator<Message> around) {
        var type = field.type();
        for (int i = 0; i < list.getRepeatedFieldCount(type); i++) {
            int at = i;
            visit(
                    (Message) list.getRepeatedField(type, at),
                    field.path() + "/" + at,
                    within,
                    changed -> around.apply(
                            list.toBuilder().setRepeatedField(type, at, changed).build()));
        }
    }

    private static Message.Builder withoutLast(Message message, FieldDescriptor type) {
        var shorter = message.toBuilder().clearField(type);
        for (int i = 0; i < message.getRepeatedFieldCount(type) - 1; i++) {
            shorter.addRepeatedField(type, message.getRepeatedField(type, i));
        }
        return shorter;
    }

    /** To the builder it is an unknown field, so nothing is checked; to who reads it, it is the known one. */
    private static Message onWire(Message.Builder message, FieldDescriptor type, UnknownFieldSet.Field value) {
        return message.setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(type.getNumber(), value)
                        .build())
                .build();
    }
}
