package dev.larch.iam.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.iam.scim.PatchOperation;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wants a person to be. What Larch does not keep (titles, telephones, other schemas) is passed over:
 * directories send it whether or not it is wanted.
 */
final class UserChange {

    private UserChange() {}

    /** The attributes by a whole document; what is missing is emptied, but an activity that is not named stays. */
    static UserAttributes replace(UserAttributes before, JsonNode document) {
        var userName = ScimJson.field(document, "userName");
        if (!userName.isTextual()) {
            throw ScimException.invalidValue("userName is needed.");
        }
        return merge(UserAttributes.NONE.withActive(before.active()), document);
    }

    /** The attributes after the operations of a PATCH. */
    static UserAttributes patch(UserAttributes before, List<PatchOperation> operations) {
        var attributes = before;
        for (var operation : operations) {
            attributes = apply(attributes, operation);
        }
        return attributes;
    }

    private static UserAttributes apply(UserAttributes attributes, PatchOperation operation) {
        var path = operation.path();
        if (path == null) {
            return merge(attributes, operation.objectOrFail());
        }
        return operation.kind() == PatchOperation.Kind.REMOVE
                ? remove(attributes, path.attribute())
                : set(attributes, path.attribute(), operation.value());
    }

    private static UserAttributes merge(UserAttributes attributes, JsonNode document) {
        var merged = attributes;
        for (var field : document.properties()) {
            merged = set(merged, PatchOperation.attribute(field.getKey()), field.getValue());
        }
        return merged;
    }

    private static UserAttributes set(UserAttributes attributes, String attribute, JsonNode value) {
        return switch (attribute) {
            case "username" -> attributes.withUserName(required("userName", value));
            case "externalid" -> attributes.withExternalId(text("externalId", value));
            case "displayname" -> attributes.withDisplayName(text("displayName", value));
            case "name.givenname" -> attributes.withGivenName(text("name.givenName", value));
            case "name.familyname" -> attributes.withFamilyName(text("name.familyName", value));
            case "name" -> name(attributes, value);
            case "active" -> attributes.withActive(truth(value));
            default -> attributes;
        };
    }

    private static UserAttributes name(UserAttributes attributes, JsonNode value) {
        if (!(value instanceof ObjectNode parts)) {
            throw ScimException.invalidValue("name must be an object.");
        }
        var named = attributes;
        for (var part : parts.properties()) {
            named = set(named, "name." + part.getKey().toLowerCase(Locale.ROOT), part.getValue());
        }
        return named;
    }

    private static UserAttributes remove(UserAttributes attributes, String attribute) {
        return switch (attribute) {
            case "username" -> throw ScimException.mutability("userName is needed.");
            case "externalid" -> attributes.withExternalId(null);
            case "displayname" -> attributes.withDisplayName(null);
            case "name.givenname" -> attributes.withGivenName(null);
            case "name.familyname" -> attributes.withFamilyName(null);
            case "name" -> attributes.withGivenName(null).withFamilyName(null);
            case "active" -> throw ScimException.mutability("active cannot be removed; set it to false.");
            default -> attributes;
        };
    }

    private static String required(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw ScimException.invalidValue(name + " must be a text.");
        }
        return value.textValue();
    }

    private static @Nullable String text(String name, JsonNode value) {
        return value.isNull() ? null : required(name, value);
    }

    /** Entra writes truth values as text, the first letter large. */
    private static boolean truth(JsonNode value) {
        var text = value.isBoolean() || value.isTextual() ? value.asText().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScimException.invalidValue("active must be true or false.");
        };
    }
}
