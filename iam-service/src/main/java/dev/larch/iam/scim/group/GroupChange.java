package dev.larch.iam.scim.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.iam.scim.PatchOperation;
import dev.larch.iam.scim.PatchOperation.Kind;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimJson;
import dev.larch.iam.scim.filter.Filter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a client wants a group to be. What Larch does not keep is passed over. */
final class GroupChange {

    private GroupChange() {}

    /** The attributes by a whole document. */
    static GroupAttributes replace(JsonNode document) {
        if (!ScimJson.field(document, "displayName").isTextual()) {
            throw ScimException.invalidValue("displayName is needed.");
        }
        return merge(GroupAttributes.NONE, document, Kind.REPLACE);
    }

    /** The attributes after the operations of a PATCH. */
    static GroupAttributes patch(GroupAttributes before, List<PatchOperation> operations) {
        var attributes = before;
        for (var operation : operations) {
            attributes = apply(attributes, operation);
        }
        return attributes;
    }

    private static GroupAttributes apply(GroupAttributes attributes, PatchOperation operation) {
        var path = operation.path();
        if (path == null) {
            return merge(attributes, operation.objectOrFail(), operation.kind());
        }
        if (path.filter() != null) {
            return filtered(attributes, path, operation.kind());
        }
        return operation.kind() == Kind.REMOVE
                ? remove(attributes, path.attribute(), operation.value())
                : set(attributes, path.attribute(), operation.value(), operation.kind());
    }

    private static GroupAttributes merge(GroupAttributes attributes, JsonNode document, Kind kind) {
        var merged = attributes;
        for (var field : document.properties()) {
            merged = set(merged, PatchOperation.attribute(field.getKey()), field.getValue(), kind);
        }
        return merged;
    }

    private static GroupAttributes set(GroupAttributes attributes, String attribute, JsonNode value, Kind kind) {
        return switch (attribute) {
            case "displayname" -> attributes.withDisplayName(text("displayName", value));
            case "externalid" -> attributes.withExternalId(value.isNull() ? null : text("externalId", value));
            case "members" ->
                attributes.withMembers(kind == Kind.ADD ? union(attributes.members(), members(value)) : members(value));
            default -> attributes;
        };
    }

    private static GroupAttributes remove(GroupAttributes attributes, String attribute, JsonNode value) {
        return switch (attribute) {
            case "displayname" -> throw ScimException.mutability("displayName is needed.");
            case "externalid" -> attributes.withExternalId(null);
            case "members" -> // Entra names those who go in the value; without one all go.
                attributes.withMembers(
                        value.isMissingNode() || value.isNull()
                                ? Set.of()
                                : difference(attributes.members(), members(value)));
            default -> attributes;
        };
    }

    /** {@code members[value eq "…"]}. */
    private static GroupAttributes filtered(GroupAttributes attributes, PatchOperation.Path path, Kind kind) {
        if (!path.attribute().equals("members") || kind != Kind.REMOVE) {
            throw ScimException.invalidPath("Only members can be chosen by a filter, and only to be removed.");
        }
        return attributes.withMembers(difference(attributes.members(), chosen(path.filter())));
    }

    private static Set<UUID> chosen(@Nullable Filter filter) {
        return switch (filter) {
            case Filter.Compare(var attribute, var operator, var value)
            when attribute.equals("value") && operator == Filter.Operator.EQ && value instanceof String id ->
                Set.of(id(id));
            case Filter.Or(var left, var right) -> union(chosen(left), chosen(right));
            case null, default -> throw ScimException.invalidPath("Members are chosen by value eq and or.");
        };
    }

    private static Set<UUID> members(JsonNode value) {
        var members = new HashSet<UUID>();
        if (value instanceof ArrayNode entries) {
            entries.forEach(entry -> members.add(member(entry)));
        } else if (!value.isNull()) {
            members.add(member(value));
        }
        return members;
    }

    private static UUID member(JsonNode entry) {
        if (!(entry instanceof ObjectNode) || !ScimJson.field(entry, "value").isTextual()) {
            throw ScimException.invalidValue("Each of members must have a value.");
        }
        if ("Group".equalsIgnoreCase(ScimJson.field(entry, "type").asText())) {
            throw ScimException.invalidValue("Groups within groups are not offered.");
        }
        return id(ScimJson.field(entry, "value").textValue());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknownMember(text);
        }
    }

    static ScimException unknownMember(String id) {
        return ScimException.invalidValue("There is no user %s.".formatted(id));
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw ScimException.invalidValue(name + " must be a text.");
        }
        return value.textValue();
    }

    private static Set<UUID> union(Set<UUID> left, Set<UUID> right) {
        var all = new HashSet<>(left);
        all.addAll(right);
        return all;
    }

    static Set<UUID> difference(Set<UUID> from, Set<UUID> without) {
        var rest = new HashSet<>(from);
        rest.removeAll(without);
        return rest;
    }
}
