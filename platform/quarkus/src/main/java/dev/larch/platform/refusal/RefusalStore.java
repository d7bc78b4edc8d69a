package dev.larch.platform.refusal;

import dev.larch.platform.audit.AuditEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where the events of failed calls go. */
public interface RefusalStore {

    /** Stores them in a transaction of their own; one that is there already is skipped. */
    Uni<Void> store(List<AuditEvent> events);
}
