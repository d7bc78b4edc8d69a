package dev.larch.index.commit;

import dev.larch.index.crypto.SealedPayload;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditOutbox;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What one caller asks of an index, with the audit event that is committed beside it. */
public sealed interface WriteRequest {

    /** Rows that depend on nothing; a later change of a record takes the place of an earlier one. */
    record Rows(List<RowChange> changes, Event event) implements WriteRequest {
        public Rows {
            changes = List.copyOf(changes);
        }
    }

    /** A change of one record that depends on its present state. The event is told how many records changed. */
    record Amend(RecordKey key, Amendment amendment, IntFunction<Event> event) implements WriteRequest {}

    /** As {@link Amend} for several records: all that the amendment changes, or none if it refuses one of them. */
    record AmendAll(List<RecordKey> keys, Amendment amendment, IntFunction<Event> event) implements WriteRequest {
        public AmendAll {
            keys = List.copyOf(keys);
        }
    }

    /** The end of all records of a namespace that a condition holds for, as of this very moment. */
    record Sweep(String namespace, Selection selection, IntFunction<Event> event) implements WriteRequest {}

    /** The end of all records of a namespace. */
    record Clear(String namespace, IntFunction<Event> event) implements WriteRequest {}

    /** A namespace without records, unless there is one of that name. */
    record CreateNamespace(String namespace, @Nullable List<String> schema, Event event) implements WriteRequest {
        public CreateNamespace {
            schema = schema == null ? null : List.copyOf(schema);
        }
    }

    /** The end of a namespace and of all its records, if there is one of that name. */
    record DropNamespace(String namespace, IntFunction<Event> event) implements WriteRequest {}

    /** An audit event, ready for the outbox. */
    record Event(UUID organizationId, UUID eventId, String json) {

        /** Fails with INVALID_ARGUMENT when the event is too large to be recorded. */
        public static Event of(AuditEvent event, AuditOutbox outbox) {
            return new Event(event.organizationId(), event.id(), outbox.serialize(event));
        }
    }

    /** Makes the next state of a record from the present one. */
    @FunctionalInterface
    interface Amendment {

        /** Null leaves the record as it is; an exception is the answer to this caller and to no other. */
        @Nullable
        RowChange amend(StoredRecord present);
    }

    /** Chooses records while the index is locked. */
    @FunctionalInterface
    interface Selection {

        /** The ids to remove, judged by all changes up to the sequence number and by none after it. */
        Uni<List<String>> select(long sequence);
    }

    /** Roughly what the request holds of the memory while it waits. */
    default long bytes() {
        return switch (this) {
            case Rows rows ->
                rows.changes().stream().mapToLong(WriteRequest::bytes).sum();
            case AmendAll amend ->
                amend.keys().stream().mapToLong(key -> 200L + key.id().length()).sum();
            case CreateNamespace create ->
                create.event().json().length()
                        + (create.schema() == null
                                ? 0
                                : create.schema().stream()
                                        .mapToLong(String::length)
                                        .sum());
            case Amend _, Sweep _, Clear _, DropNamespace _ -> 1_000;
        };
    }

    private static long bytes(RowChange change) {
        SealedPayload sealed = change.sealedOrNull();
        return 200L + change.key().id().length() + (sealed == null ? 0 : 2L * sealed.bytes().length);
    }
}
