package dev.larch.platform.access;

import static dev.larch.platform.access.ResourceType.INSTALLATION;
import static dev.larch.platform.access.ResourceType.ORGANIZATION;
import static dev.larch.platform.access.ResourceType.PROJECT;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of everything that can be allowed. A role is a named set of these; see role-matrix.properties. */
public enum Permission {
    ORGANIZATION_READ("organization:read", ORGANIZATION),
    ORGANIZATION_UPDATE("organization:update", ORGANIZATION),
    ORGANIZATION_DELETE("organization:delete", ORGANIZATION),
    PROJECT_LIST("project:list", ORGANIZATION),
    PROJECT_CREATE("project:create", ORGANIZATION),
    AUDIT_READ("audit:read", ORGANIZATION),
    /** To have a session oneself. */
    SESSION_READ("session:read", ORGANIZATION),
    /** To see and end the sessions of others. */
    SESSION_MANAGE("session:manage", ORGANIZATION),
    MEMBER_READ("member:read", ORGANIZATION),
    MEMBER_INVITE("member:invite", ORGANIZATION),
    MEMBER_REMOVE("member:remove", ORGANIZATION),
    SERVICE_ACCOUNT_READ("serviceaccount:read", ORGANIZATION),
    SERVICE_ACCOUNT_CREATE("serviceaccount:create", ORGANIZATION),
    SERVICE_ACCOUNT_UPDATE("serviceaccount:update", ORGANIZATION),
    SERVICE_ACCOUNT_DELETE("serviceaccount:delete", ORGANIZATION),
    /** Sign-in through the company's provider: connections, domains, mappings, enforcement. */
    SSO_READ("sso:read", ORGANIZATION),
    SSO_MANAGE("sso:manage", ORGANIZATION),
    /** The tokens with which the company's directory provisions people. */
    SCIM_MANAGE("scim:manage", ORGANIZATION),
    /** To provision people and groups: what such a token itself may do, and nobody else. */
    SCIM_PROVISION("scim:provision", ORGANIZATION),
    /** The sealed code that makes its finder an owner when nobody can sign in any more. */
    RECOVERY_MANAGE("recovery:manage", ORGANIZATION),

    PROJECT_READ("project:read", PROJECT),
    PROJECT_UPDATE("project:update", PROJECT),
    PROJECT_DELETE("project:delete", PROJECT),
    API_KEY_READ("apikey:read", PROJECT),
    API_KEY_CREATE("apikey:create", PROJECT),
    API_KEY_UPDATE("apikey:update", PROJECT),
    API_KEY_DELETE("apikey:delete", PROJECT),
    /** Who holds which role: on the project, or, by a role of the organization, on the organization too. */
    ROLE_BINDING_READ("rolebinding:read", PROJECT),
    ROLE_BINDING_CREATE("rolebinding:create", PROJECT),
    ROLE_BINDING_DELETE("rolebinding:delete", PROJECT),
    /** To ask who may do what, and why. */
    ACCESS_EXPLAIN("access:explain", PROJECT),
    INDEX_READ("index:read", PROJECT),
    INDEX_CREATE("index:create", PROJECT),
    INDEX_CONFIGURE("index:configure", PROJECT),
    INDEX_DELETE("index:delete", PROJECT),
    RECORD_QUERY("record:query", PROJECT),
    RECORD_FETCH("record:fetch", PROJECT),
    RECORD_LIST("record:list", PROJECT),
    RECORD_STATS("record:stats", PROJECT),
    RECORD_UPSERT("record:upsert", PROJECT),
    RECORD_UPDATE("record:update", PROJECT),
    RECORD_DELETE("record:delete", PROJECT),
    NAMESPACE_LIST("namespace:list", PROJECT),
    NAMESPACE_READ("namespace:read", PROJECT),
    NAMESPACE_CREATE("namespace:create", PROJECT),
    /** To remove a namespace with all its records. */
    NAMESPACE_DELETE("namespace:delete", PROJECT),

    PRINCIPAL_RESOLVE("principal:resolve", INSTALLATION),
    EVENT_INGEST("event:ingest", INSTALLATION),
    /** To shut a project that is being deleted. */
    PROJECT_CLOSE("project:close", INSTALLATION);

    private static final Map<String, Permission> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Permission::wireName, Function.identity()));

    private final String wireName;
    private final ResourceType level;

    Permission(String wireName, ResourceType level) {
        this.wireName = wireName;
        this.level = level;
    }

    /** The name that roles, messages and documents use, such as {@code index:create}. */
    public String wireName() {
        return wireName;
    }

    /** The kind of resource that the permission is about. */
    public ResourceType level() {
        return level;
    }

    public Plane plane() {
        return wireName.startsWith("record:") || wireName.startsWith("namespace:") ? Plane.DATA : Plane.CONTROL;
    }

    /** The permission of that name, or empty when there is none. */
    public static Optional<Permission> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    static Permission ofWireName(String wireName) {
        var permission = BY_WIRE_NAME.get(wireName);
        if (permission == null) {
            throw new IllegalArgumentException("Unknown permission " + wireName);
        }
        return permission;
    }
}
