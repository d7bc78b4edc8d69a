package dev.larch.platform.test;

import dev.larch.kernel.Sha256;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.resolution.ResolveRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is known to the fake iam-service: principals by their credentials, and the projects of each organization. */
final class FakeDirectory {

    private final Map<String, Principal> principals = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> organizationsByProject = new ConcurrentHashMap<>();

    private final Map<String, CredentialLimits> limits = new ConcurrentHashMap<>();
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    void addProject(TestProject project) {
        organizationsByProject.put(project.id(), project.organization().id());
    }

    void addKey(String value, Principal principal) {
        principals.put(Sha256.hex(value), principal);
    }

    void limit(String credentialId, CredentialLimits to) {
        limits.put(credentialId, to);
    }

    /** The limits of the credential, or null when it has none. */
    @Nullable
    CredentialLimits limitsOf(String credentialId) {
        return limits.get(credentialId);
    }

    void addUse(String keyId, Instant usedAt) {
        uses.put(keyId, usedAt);
    }

    /** When a use of the key was last reported, or null when none was. */
    @Nullable
    Instant lastUseOf(String keyId) {
        return uses.get(keyId);
    }

    void addTokenHolder(Principal principal) {
        principals.put(tokenKey(principal.type(), principal.id(), principal.credentialId()), principal);
    }

    void removeCredential(String credentialId) {
        principals.values().removeIf(principal -> principal.credentialId().equals(credentialId));
    }

    void removeProject(UUID projectId) {
        organizationsByProject.remove(projectId);
        principals.values().removeIf(principal -> projectId.equals(principal.projectId()));
    }

    /** The principal of the credential, or null when it is unknown or revoked. */
    @Nullable
    Principal find(ResolveRequest request) {
        if (request.keySha256() != null) {
            return principals.get(request.keySha256());
        }
        var type = Objects.requireNonNull(request.principalType());
        var id = Objects.requireNonNull(request.principalId());
        var credentialId = Objects.requireNonNull(request.credentialId());
        var principal = type == PrincipalType.SERVICE
                ? service(id, credentialId)
                : principals.get(tokenKey(type, id, credentialId));
        return principal == null ? null : inProject(principal, request.projectId());
    }

    private Principal inProject(Principal principal, @Nullable UUID projectId) {
        var organization = principal.organization();
        var known = organization != null
                && projectId != null
                && organization.id().equals(organizationsByProject.get(projectId));
        return known ? withProject(principal, projectId) : principal;
    }

    private static Principal withProject(Principal principal, @Nullable UUID projectId) {
        return new Principal(
                principal.type(),
                principal.id(),
                principal.name(),
                principal.displayName(),
                principal.organization(),
                projectId,
                principal.credentialId(),
                principal.bindings(),
                principal.actingService());
    }

    /** Every service of Larch is known: a good signature over its name is all that the fake asks for. */
    private static Principal service(String name, String credentialId) {
        var binding = Binding.of(Role.SERVICE, ResourceType.INSTALLATION, null);
        return new Principal(PrincipalType.SERVICE, name, name, null, null, null, credentialId, List.of(binding), null);
    }

    private static String tokenKey(PrincipalType type, String id, String credentialId) {
        return type + " " + id + " " + credentialId;
    }
}
