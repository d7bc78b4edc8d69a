package dev.larch.iam.scim;

import java.util.List;
import java.util.Map;

/** What Larch offers of SCIM, in SCIM's own words (RFC 7643, sections 5 to 7). */
public final class ScimDescription {

    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final Map<String, Object> NOT_OFFERED = Map.of("supported", false);

    static final Map<String, Object> CONFIGURATION = Map.of(
            "schemas", List.of(CORE + "ServiceProviderConfig"),
            "patch", Map.of("supported", true),
            "bulk", Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0),
            "filter", Map.of("supported", true, "maxResults", 100),
            "changePassword", NOT_OFFERED,
            "sort", NOT_OFFERED,
            "etag", NOT_OFFERED,
            "authenticationSchemes",
                    List.of(Map.of(
                            "type", "oauthbearertoken",
                            "name", "SCIM token",
                            "description", "A token of /admin/scim/tokens in the header Authorization")));

    static final List<Map<String, Object>> RESOURCE_TYPES =
            List.of(resourceType("User", "/Users", USER), resourceType("Group", "/Groups", GROUP));

    static final List<Map<String, Object>> SCHEMAS = List.of(
            schema(
                    USER,
                    "User",
                    List.of(
                            attribute("userName", "string", true, "server"),
                            attribute("externalId", "string", false, "none"),
                            attribute("displayName", "string", false, "none"),
                            complex("name", false, "formatted", "familyName", "givenName"),
                            complex("emails", true, "value", "type", "primary"),
                            attribute("active", "boolean", false, "none"),
                            complex("groups", true, "value", "display"))),
            schema(
                    GROUP,
                    "Group",
                    List.of(
                            attribute("displayName", "string", true, "server"),
                            attribute("externalId", "string", false, "none"),
                            complex("members", true, "value", "display", "type"))));

    private ScimDescription() {}

    private static Map<String, Object> resourceType(String name, String endpoint, String schema) {
        return Map.of(
                "schemas", List.of(CORE + "ResourceType"),
                "id", name,
                "name", name,
                "endpoint", endpoint,
                "schema", schema);
    }

    private static Map<String, Object> schema(String id, String name, List<Map<String, Object>> attributes) {
        return Map.of("schemas", List.of(CORE + "Schema"), "id", id, "name", name, "attributes", attributes);
    }

    private static Map<String, Object> attribute(String name, String type, boolean required, String uniqueness) {
        return Map.of(
                "name",
                name,
                "type",
                type,
                "multiValued",
                false,
                "required",
                required,
                "caseExact",
                name.equals("externalId"),
                "mutability",
                "readWrite",
                "returned",
                "default",
                "uniqueness",
                uniqueness);
    }

    private static Map<String, Object> complex(String name, boolean multiValued, String... parts) {
        return Map.of(
                "name",
                name,
                "type",
                "complex",
                "multiValued",
                multiValued,
                "required",
                false,
                "mutability",
                name.equals("groups") ? "readOnly" : "readWrite",
                "returned",
                "default",
                "subAttributes",
                List.of(parts).stream()
                        .map(part -> attribute(part, part.equals("primary") ? "boolean" : "string", false, "none"))
                        .toList());
    }
}
