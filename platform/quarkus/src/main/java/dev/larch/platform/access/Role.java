package dev.larch.platform.access;

import static dev.larch.platform.access.ResourceType.INSTALLATION;
import static dev.larch.platform.access.ResourceType.ORGANIZATION;
import static dev.larch.platform.access.ResourceType.PROJECT;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The fixed roles, by the names that Pinecone's API gives them. What each may do stands in role-matrix.properties. */
public enum Role {
    ORG_OWNER("OrgOwner", ORGANIZATION),
    ORG_MANAGER("OrgManager", ORGANIZATION),
    ORG_BILLING_ADMIN("OrgBillingAdmin", ORGANIZATION),
    ORG_MEMBER("OrgMember", ORGANIZATION),
    PROJECT_OWNER("ProjectOwner", PROJECT),
    PROJECT_MANAGER("ProjectManager", PROJECT),
    PROJECT_MEMBER("ProjectMember", PROJECT),
    PROJECT_EDITOR("ProjectEditor", PROJECT),
    PROJECT_VIEWER("ProjectViewer", PROJECT),
    CONTROL_PLANE_EDITOR("ControlPlaneEditor", PROJECT),
    CONTROL_PLANE_VIEWER("ControlPlaneViewer", PROJECT),
    DATA_PLANE_EDITOR("DataPlaneEditor", PROJECT),
    DATA_PLANE_VIEWER("DataPlaneViewer", PROJECT),
    /** Larch's own services; nobody can be given it. */
    SERVICE("Service", INSTALLATION),
    /** A token of the company's directory, on its own organization; nobody can be given it. */
    SCIM_PROVISIONER("ScimProvisioner", INSTALLATION);

    private static final Set<Role> FOR_API_KEYS = Set.of(
            PROJECT_EDITOR,
            PROJECT_VIEWER,
            CONTROL_PLANE_EDITOR,
            CONTROL_PLANE_VIEWER,
            DATA_PLANE_EDITOR,
            DATA_PLANE_VIEWER);

    private final String wireName;
    private final ResourceType level;

    Role(String wireName, ResourceType level) {
        this.wireName = wireName;
        this.level = level;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The kind of resource that the role is bound to. */
    public ResourceType level() {
        return level;
    }

    /** Whether an API key may carry the role: keys never manage members, settings or other keys. */
    public boolean isForApiKeys() {
        return FOR_API_KEYS.contains(this);
    }

    public static Optional<Role> find(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }

    @JsonCreator
    public static Role ofWireName(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("Unknown role " + wireName));
    }
}
