package dev.larch.index.catalog;

import static dev.larch.kernel.ErrorCode.ALREADY_EXISTS;
import static dev.larch.kernel.ErrorCode.FORBIDDEN;
import static dev.larch.kernel.ErrorCode.QUOTA_EXCEEDED;

import dev.larch.index.deployment.DeploymentRules;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Absent;
import dev.larch.platform.audit.AuditOutbox;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of index definitions. Every method that a caller reaches is confined to one project. */
@ApplicationScoped
public class IndexService {

    private static final int NO_PORT = 0;

    private final IndexRepository repository;
    private final ProjectGateRepository gates;
    private final QuotaConfig quota;
    private final AuditTrail trail;
    private final AuditOutbox outbox;
    private final Clock clock;

    IndexService(
            IndexRepository repository,
            ProjectGateRepository gates,
            QuotaConfig quota,
            AuditTrail trail,
            AuditOutbox outbox,
            Clock clock) {
        this.repository = repository;
        this.gates = gates;
        this.quota = quota;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithSession
    public Uni<List<IndexDefinition>> list(UUID projectId) {
        return repository.listIn(projectId).map(IndexService::definitions);
    }

    /** Every index of the installation: for opening their ports when the service starts. */
    @WithSession
    public Uni<List<IndexDefinition>> listAll() {
        return repository.listAll().map(IndexService::definitions);
    }

    /** Finds an index; fails with NOT_FOUND, also for one of another project. */
    @WithSession
    public Uni<IndexDefinition> get(UUID projectId, String name) {
        return (IndexRules.isName(name)
                        ? repository.findIn(projectId, name)
                        : Uni.createFrom().<IndexEntity>nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> Absent.index(name))
                .map(IndexEntity::toDefinition);
    }

    /** Whether the index is there and stays. */
    @WithSession
    public Uni<Boolean> isReady(UUID id) {
        return repository.findById(id).map(row -> row != null && row.state == IndexState.READY);
    }

    /** The ports that a new index may be given, in the order of trying; fails with QUOTA_EXCEEDED when all are used. */
    @WithSession
    public Uni<List<Integer>> candidatePorts(PortRange range) {
        return repository.usedPorts().flatMap(used -> repository.lastPort().map(last -> range.freeAfter(last, used)));
    }

    /**
     * Checks a request and makes the definition that it describes, still without a port; fails with INVALID_ARGUMENT, and
     * with NOT_FOUND for a region that no cloud has.
     */
    public IndexDefinition draft(UUID organizationId, UUID projectId, IndexRequest request) {
        var type = IndexRules.vectorType(request.vectorType());
        var deployment = DeploymentRules.create(request.spec());
        IndexRules.together(type, deployment);
        return new IndexDefinition(
                Ids.next(clock),
                organizationId,
                projectId,
                IndexRules.name(request.name()),
                type,
                IndexRules.dimension(type, request.dimension()),
                IndexRules.metric(type, request.metric()),
                deployment,
                IndexRules.deletionProtection(request.deletionProtection(), false),
                IndexRules.tags(Map.of(), request.tags()),
                NO_PORT,
                IndexState.READY,
                clock.instant());
    }

    /**
     * Adds the definition; fails with ALREADY_EXISTS or QUOTA_EXCEEDED, with NOT_FOUND while the project is being deleted.
     * The quota is soft by the calls under way.
     */
    @WithTransaction
    public Uni<IndexDefinition> insert(Principal by, IndexDefinition index, @Nullable Repeatable repeatable) {
        return gates.isClosed(index.projectId())
                .invoke(closed -> requireOpen(closed, index.projectId()))
                .chain(() -> insertInto(by, index, repeatable));
    }

    private Uni<IndexDefinition> insertInto(Principal by, IndexDefinition index, @Nullable Repeatable repeatable) {
        var row = IndexEntity.of(index);
        row.creationDigest = repeatable == null ? null : repeatable.digest();
        return repository
                .countIn(index.projectId())
                .invoke(this::requireQuota)
                .call(() -> requirePods(index, index.deployment().pods()))
                .flatMap(_ -> repository.persistAndFlush(row))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> ALREADY_EXISTS.because("Resource already exists."))
                .flatMap(_ -> repository.moveCursor(index.port()))
                .flatMap(_ -> record(by, "create", index))
                .replaceWith(index);
    }

    /** The index that the very same call has made before, as it is now; null if there is none, or none that stays. */
    @WithSession
    public Uni<@Nullable IndexDefinition> findRepeated(UUID projectId, String name, Repeatable repeatable) {
        return repository.findIn(projectId, name).map(row -> {
            boolean isSame = row != null
                    && row.state == IndexState.READY
                    && MessageDigest.isEqual(row.creationDigest, repeatable.digest());
            return isSame ? row.toDefinition() : null;
        });
    }

    /**
     * Changes deployment, protection and tags; fails with NOT_FOUND, INVALID_ARGUMENT or QUOTA_EXCEEDED. The quota of pods
     * is soft by the calls under way.
     */
    @WithTransaction
    public Uni<IndexDefinition> configure(Principal by, UUID projectId, String name, IndexRequest request) {
        return lock(projectId, name).flatMap(row -> {
            row.deletionProtected = IndexRules.deletionProtection(request.deletionProtection(), row.deletionProtected);
            row.tags = IndexRules.tags(row.tags, request.tags());
            int before = row.deployment.pods();
            row.deployment = DeploymentRules.configure(row.deployment, request.spec());
            var configured = row.toDefinition();
            return requirePods(configured, row.deployment.pods() - before)
                    .flatMap(_ -> record(by, "update", configured))
                    .replaceWith(configured);
        });
    }

    /** Marks the index as going, which cannot be undone; fails with NOT_FOUND, or FORBIDDEN while it is protected. */
    @WithTransaction
    public Uni<IndexDefinition> terminate(Principal by, UUID projectId, String name) {
        return lock(projectId, name).flatMap(row -> {
            if (row.deletionProtected) {
                throw FORBIDDEN.because("Deletion protection is enabled for this index."
                        + " Disable deletion protection before retrying.");
            }
            if (row.state == IndexState.TERMINATING) {
                return Uni.createFrom().item(row.toDefinition());
            }
            row.state = IndexState.TERMINATING;
            return record(by, "delete", row.toDefinition()).replaceWith(row::toDefinition);
        });
    }

    /** Forgets an index of which nothing is left. */
    @WithTransaction
    public Uni<Void> remove(UUID id) {
        // A statement, not an entity: two deletions of entities at once take each other's result (hibernate-reactive
        // 1713).
        return repository.delete("id", id).replaceWithVoid();
    }

    private Uni<IndexEntity> lock(UUID projectId, String name) {
        return (IndexRules.isName(name)
                        ? repository.lockIn(projectId, name)
                        : Uni.createFrom().<IndexEntity>nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> Absent.index(name));
    }

    private static void requireOpen(boolean closed, UUID projectId) {
        if (closed) {
            throw Absent.project(projectId.toString());
        }
    }

    private void requireQuota(long existing) {
        if (existing >= quota.indexesPerProject()) {
            throw QUOTA_EXCEEDED.because("Request failed. You've reached the max serverless indexes allowed in this"
                    + " project (%d). Delete an index or raise the limit.".formatted(quota.indexesPerProject()));
        }
    }

    /** Fails with QUOTA_EXCEEDED when the project has no room for so many pods more. */
    private Uni<Void> requirePods(IndexDefinition index, int more) {
        if (more <= 0) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .listIn(index.projectId())
                .invoke(rows -> {
                    int others = rows.stream()
                            .filter(row -> !row.id.equals(index.id()))
                            .mapToInt(row -> row.deployment.pods())
                            .sum();
                    if (others + index.deployment().pods() > quota.podsPerProject()) {
                        throw QUOTA_EXCEEDED.because(
                                "Request failed. You've reached the max pods allowed in this project (%d)."
                                        .formatted(quota.podsPerProject()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> record(Principal by, String action, IndexDefinition index) {
        Map<String, Object> parameters = Map.of(
                "vector_type", index.vectorType().wireName(),
                "dimension", index.dimension(),
                "metric", index.metric().wireName(),
                "deployment", index.deployment().kind(),
                "deletion_protection", index.deletionProtected() ? "enabled" : "disabled",
                "tags", index.tags());
        var change = new Change(action, "index", index.id().toString(), index.name(), index.projectId(), parameters);
        return outbox.add(trail.event(by, change));
    }

    private static List<IndexDefinition> definitions(List<IndexEntity> rows) {
        return rows.stream().map(IndexEntity::toDefinition).toList();
    }
}
