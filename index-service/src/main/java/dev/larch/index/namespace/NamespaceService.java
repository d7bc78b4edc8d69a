package dev.larch.index.namespace;

import static dev.larch.kernel.ErrorCode.NOT_FOUND;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.IndexWriters;
import dev.larch.index.commit.WriteRequest;
import dev.larch.index.deployment.SchemaRules;
import dev.larch.index.record.PageToken;
import dev.larch.index.record.RecordRules;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.Page;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.EventLoop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of indexes. One is there once it was created or has a record. Every method fails with INVALID_ARGUMENT for
 * what breaks a rule, and answers on the event loop that it was called on.
 */
@ApplicationScoped
public class NamespaceService {

    private final NamespaceRepository repository;
    private final IndexWriters writers;
    private final NamespaceEvents events;

    NamespaceService(NamespaceRepository repository, IndexWriters writers, NamespaceEvents events) {
        this.repository = repository;
        this.writers = writers;
        this.events = events;
    }

    /** A page of those that the caller may see. */
    public Uni<NamespaceListing> list(IndexDefinition index, NamespaceQuery query, Predicate<String> visible) {
        return EventLoop.resume(() -> page(index, query, visible));
    }

    private Uni<NamespaceListing> page(IndexDefinition index, NamespaceQuery query, Predicate<String> visible) {
        int limit = RecordRules.pageLimit(query.limit());
        var start = RecordRules.prefix(query.prefix());
        var last = PageToken.lastId(query.token());
        return repository.list(index.id(), start).map(all -> {
            var seen = all.stream()
                    .filter(namespace -> visible.test(namespace.name()))
                    .toList();
            var rest = seen.stream()
                    .filter(namespace -> isAfter(namespace.name(), last))
                    .limit(limit + 1L)
                    .toList();
            return new NamespaceListing(Page.of(rest, limit, namespace -> PageToken.of(namespace.name())), seen.size());
        });
    }

    /** The namespace with this name; fails with NOT_FOUND. */
    public Uni<Namespace> describe(IndexDefinition index, String name) {
        return EventLoop.resume(() -> {
            var space = RecordRules.namespace(name);
            return repository.find(index.id(), space).onItem().ifNull().failWith(() -> absent(space));
        });
    }

    /** Adds an empty one; fails with ALREADY_EXISTS, also for one that is there because it has records. */
    public Uni<Namespace> create(IndexDefinition index, Principal by, String name, @Nullable List<String> schema) {
        return EventLoop.resume(() -> {
            var space = RecordRules.namespace(RecordRules.id("name", name));
            var fields = schema == null || schema.isEmpty() ? null : SchemaRules.names("schema.fields", schema);
            var event = events.created(index, by, space, fields);
            return writers.submit(index.id(), new WriteRequest.CreateNamespace(space, fields, event))
                    .replaceWith(() -> new Namespace(space, 0, fields));
        });
    }

    /** Removes the namespace with all its records; fails with NOT_FOUND. */
    public Uni<Void> delete(IndexDefinition index, Principal by, String name) {
        return EventLoop.resume(() -> {
            var space = RecordRules.namespace(name);
            return writers.submit(index.id(), new WriteRequest.DropNamespace(space, events.deleted(index, by, space)))
                    .replaceWithVoid();
        });
    }

    private static ApiException absent(String name) {
        return NOT_FOUND.because("Namespace %s not found.".formatted(name));
    }

    /** In the order of PostgreSQL's collation "C", which is that of the bytes. */
    private static boolean isAfter(String name, String last) {
        return Arrays.compareUnsigned(name.getBytes(StandardCharsets.UTF_8), last.getBytes(StandardCharsets.UTF_8)) > 0;
    }
}
