package dev.larch.iam.role;

import dev.larch.kernel.Ids;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds roles to people and service accounts. */
@ApplicationScoped
public class RoleBindingService {

    private final RoleBindingRepository repository;
    private final Clock clock;

    RoleBindingService(RoleBindingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Binds a role on the whole organization. */
    @WithTransaction
    public Uni<Void> bindToOrganization(RoleHolder holder, Role role, UUID organizationId) {
        var binding = binding(holder, role, organizationId);
        binding.resourceType = ResourceType.ORGANIZATION.wireName();
        binding.resourceId = organizationId;
        return repository.persistAndFlush(binding).replaceWithVoid();
    }

    /** Binds a role on one project. */
    @WithTransaction
    public Uni<Void> bindToProject(RoleHolder holder, Role role, UUID organizationId, UUID projectId) {
        var binding = binding(holder, role, organizationId);
        binding.resourceType = ResourceType.PROJECT.wireName();
        binding.resourceId = projectId;
        return repository.persistAndFlush(binding).replaceWithVoid();
    }

    /** Removes every binding on a project. */
    @WithTransaction
    public Uni<Void> removeFromProject(UUID organizationId, UUID projectId) {
        return repository.deleteOnProject(organizationId, projectId).replaceWithVoid();
    }

    /** The organization that somebody has been a member of for longest, or null when he is a member of none. */
    @WithSession
    public Uni<@Nullable UUID> findOrganizationOf(RoleHolder holder) {
        return repository
                .findOldestMembership(holder.type().wireName(), holder.id())
                .map(binding -> binding == null ? null : binding.organizationId);
    }

    private RoleBindingEntity binding(RoleHolder holder, Role role, UUID organizationId) {
        var binding = new RoleBindingEntity();
        binding.id = Ids.next(clock);
        binding.organizationId = organizationId;
        binding.principalType = holder.type().wireName();
        binding.principalId = holder.id();
        binding.role = role.wireName();
        binding.createdAt = clock.instant();
        return binding;
    }
}
