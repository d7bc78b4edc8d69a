package dev.larch.iam.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.iam.scim.filter.AttributeName;
import dev.larch.iam.scim.filter.Filter;
import dev.larch.iam.scim.filter.FilterParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a PATCH (RFC 7644, section 3.5.2).
 *
 * @param path null when the value is an object of attributes
 */
public record PatchOperation(Kind kind, @Nullable Path path, JsonNode value) {

    /** What is done. */
    public enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /**
     * What it is done to.
     *
     * @param attribute in lower case, with the part behind the filter: {@code emails.value}
     * @param filter which values of the attribute; null for all
     */
    public record Path(String attribute, @Nullable Filter filter) {}

    private static final int MOST = 1000;

    /** The operations of a PATCH; fails with invalidSyntax, invalidPath or invalidValue. */
    public static List<PatchOperation> read(ObjectNode body) {
        if (!(ScimJson.field(body, "Operations") instanceof ArrayNode entries) || entries.isEmpty()) {
            throw ScimException.invalidSyntax("Operations must be a list that is not empty.");
        }
        if (entries.size() > MOST) {
            throw ScimException.invalidValue("More than %d operations at once.".formatted(MOST));
        }
        var operations = new ArrayList<PatchOperation>();
        entries.forEach(entry -> operations.add(operation(entry)));
        return operations;
    }

    /** The object of attributes that an operation without a path has; fails with invalidValue. */
    public ObjectNode objectOrFail() {
        if (kind != Kind.REMOVE && value instanceof ObjectNode object) {
            return object;
        }
        throw kind == Kind.REMOVE
                ? ScimException.noTarget("A removal needs a path.")
                : ScimException.invalidValue("An operation without a path needs an object as its value.");
    }

    /** The name of an attribute in lower case; fails with invalidPath. */
    public static String attribute(String text) {
        var name = AttributeName.read(text);
        if (name == null) {
            throw ScimException.invalidPath("'%s' is no path.".formatted(text));
        }
        return name;
    }

    private static PatchOperation operation(JsonNode entry) {
        var path = ScimJson.field(entry, "path");
        if (!path.isMissingNode() && !path.isNull() && !path.isTextual()) {
            throw ScimException.invalidPath("path must be a text.");
        }
        return new PatchOperation(
                kind(ScimJson.field(entry, "op")),
                path.isTextual() ? path(path.textValue().trim()) : null,
                ScimJson.field(entry, "value"));
    }

    private static Kind kind(JsonNode op) {
        return switch (op.isTextual() ? op.textValue().toLowerCase(Locale.ROOT) : "") {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw ScimException.invalidSyntax("op must be add, replace or remove.");
        };
    }

    private static Path path(String text) {
        int open = text.indexOf('[');
        int close = text.lastIndexOf(']');
        if (open < 0 && close < 0) {
            return new Path(attribute(text), null);
        }
        var rest = close < open ? "?" : text.substring(close + 1);
        if (open <= 0 || !rest.isEmpty() && !rest.startsWith(".")) {
            throw ScimException.invalidPath("'%s' is no path.".formatted(text));
        }
        var name = attribute(text.substring(0, open));
        var whole = rest.isEmpty() ? name : attribute(name + rest);
        return new Path(whole, FilterParser.parse(text.substring(open + 1, close)));
    }
}
