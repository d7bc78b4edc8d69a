package dev.larch.iam.role;

import dev.larch.kernel.Ids;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The roles of API keys, as bindings. They need no removal: the database takes them away with the key. */
@ApplicationScoped
public class KeyGrantService {

    private final RoleBindingRepository repository;
    private final Clock clock;

    KeyGrantService(RoleBindingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Gives roles to a key that has none. */
    @WithTransaction
    public Uni<Void> bind(KeyRef key, KeyGrants grants) {
        var now = clock.instant();
        // A microsecond apart, so that they are read in the order in which they were given.
        var bindings = IntStream.range(0, grants.roles().size())
                .mapToObj(place -> binding(key, grants, grants.roles().get(place), now.plus(place, ChronoUnit.MICROS)))
                .toList();
        return repository.persist(bindings).chain(() -> repository.flush());
    }

    /** Gives a key these roles in place of all that it has. */
    @WithTransaction
    public Uni<Void> replace(KeyRef key, KeyGrants grants) {
        return repository.deleteOfKey(key.organizationId(), key.id()).chain(() -> bind(key, grants));
    }

    /** What a key may do. */
    @WithSession
    public Uni<KeyGrants> get(UUID organizationId, UUID keyId) {
        return repository.listOfKey(organizationId, keyId).map(KeyGrants::read);
    }

    /** What each key of a project may do; a key without any role is not in it. */
    @WithSession
    public Uni<Map<UUID, KeyGrants>> listIn(UUID organizationId, UUID projectId) {
        return repository.listOfKeys(organizationId, projectId).map(KeyGrants::readByKey);
    }

    private RoleBindingEntity binding(KeyRef key, KeyGrants grants, Role role, Instant createdAt) {
        var scope = grants.scope();
        var binding = new RoleBindingEntity();
        binding.id = Ids.next(clock);
        binding.organizationId = key.organizationId();
        binding.principalType = PrincipalType.API_KEY.wireName();
        binding.principalId = key.id();
        binding.resourceType = ResourceType.PROJECT.wireName();
        binding.resourceId = key.projectId();
        binding.role = role.wireName();
        binding.indexName = scope == null ? null : scope.index();
        binding.namespace = scope == null ? null : scope.namespace();
        binding.createdAt = createdAt;
        return binding;
    }
}
