package dev.larch.platform.test.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The fields of a JSON body: every member and every element, at every depth, and one member that is not known. */
final class JsonFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "larch-fuzz-mark";

    /** One field: the body around it, with a mark where its value stood. */
    record Field(String pointer, String template) {

        String replacedBy(String json) {
            return template.replace("\"" + MARK + "\"", json);
        }

        @Override
        public String toString() {
            return pointer;
        }
    }

    private JsonFields() {}

    static List<Field> of(String body) {
        try {
            var root = JSON.readTree(body);
            var fields = new ArrayList<Field>();
            visit(root, "", (pointer, _) -> fields.add(new Field(pointer, root.toString())));
            if (root instanceof ObjectNode object) {
                object.put("unknown_member", MARK);
                fields.add(new Field("/unknown_member", object.toString()));
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + body, e);
        }
    }

    /** Puts the mark in the place of each field in turn while the visitor looks at the whole. */
    private static void visit(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                var value = object.get(name);
                object.put(name, MARK);
                visitor.accept(pointer + "/" + name, value);
                object.set(name, value);
                visit(value, pointer + "/" + name, visitor);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var value = array.get(i);
                array.set(i, MARK);
                visitor.accept(pointer + "/" + i, value);
                array.set(i, value);
                visit(value, pointer + "/" + i, visitor);
            }
        }
    }
}
