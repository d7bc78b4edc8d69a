package dev.larch.index.record;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.IndexState;
import dev.larch.index.catalog.Metric;
import dev.larch.index.catalog.VectorType;
import dev.larch.index.deployment.Deployment;
import dev.larch.index.deployment.ReadCapacity;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.SparseValues;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.kernel.Page;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An index of its own, and its records as a caller that waits for each answer. */
final class TestRecords {

    final UUID organizationId = UUID.randomUUID();
    final IndexDefinition index;
    final Principal caller;
    private final RecordService service;

    /** Of dense vectors. */
    TestRecords(RecordService service, Metric metric, int dimension) {
        this(service, VectorType.DENSE, metric, dimension);
    }

    private TestRecords(RecordService service, VectorType type, Metric metric, int dimension) {
        this.service = service;
        var project = UUID.randomUUID();
        this.index = new IndexDefinition(
                UUID.randomUUID(),
                organizationId,
                project,
                "books",
                type,
                dimension,
                metric,
                new Deployment.Serverless("aws", "us-east-1", new ReadCapacity.OnDemand(), null),
                false,
                Map.of(),
                1,
                IndexState.READY,
                Instant.EPOCH);
        this.caller = new Principal(
                PrincipalType.API_KEY,
                UUID.randomUUID().toString(),
                "key",
                null,
                new OrganizationRef(organizationId, "Test"),
                project,
                UUID.randomUUID().toString(),
                List.of(),
                null);
    }

    /** Of sparse vectors. */
    static TestRecords sparse(RecordService service) {
        return new TestRecords(service, VectorType.SPARSE, Metric.DOTPRODUCT, 0);
    }

    int upsert(String namespace, VectorRecord... records) {
        return get(service.upsert(index, caller, namespace, List.of(records)));
    }

    void update(String namespace, String id, float[] values, Map<String, Object> setMetadata) {
        update(new Update.One(namespace, id, values, null, setMetadata));
    }

    int update(Update update) {
        return get(service.update(index, caller, update));
    }

    Page<VectorRecord> fetchMatching(MatchingQuery query) {
        return get(service.fetchMatching(index, query));
    }

    void delete(Delete delete) {
        get(service.delete(index, caller, delete));
    }

    Map<String, VectorRecord> fetch(String namespace, String... ids) {
        return get(service.fetch(index, namespace, List.of(ids)));
    }

    List<ScoredRecord> query(RecordQuery query) {
        return get(service.query(index, query));
    }

    List<String> nearest(String namespace, int topK, float... vector) {
        return query(new RecordQuery(namespace, topK, vector, null, null, false, false)).stream()
                .map(ScoredRecord::id)
                .toList();
    }

    List<String> matching(String namespace, Map<String, Object> filter) {
        var anywhere = new float[index.dimension()];
        anywhere[0] = 1;
        return query(new RecordQuery(namespace, 10_000, anywhere, null, filter, false, false)).stream()
                .map(ScoredRecord::id)
                .sorted()
                .toList();
    }

    IndexStats stats() {
        return get(service.stats(index, null, _ -> true));
    }

    static VectorRecord record(String id, float... values) {
        return new VectorRecord(id, values, null);
    }

    static VectorRecord record(String id, Map<String, Object> metadata, float... values) {
        return new VectorRecord(id, values, metadata);
    }

    /** The value at each index, given in turns. */
    static SparseValues sparse(float... indicesAndValues) {
        int size = indicesAndValues.length / 2;
        var indices = new long[size];
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            indices[i] = (long) indicesAndValues[2 * i];
            values[i] = indicesAndValues[2 * i + 1];
        }
        return new SparseValues(indices, values);
    }

    /** Waits for the answer to a call that is made on a context of its own, as every request is. */
    static <T> T get(Uni<T> answer) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> answer.ifNoItem().after(Duration.ofSeconds(20)).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
